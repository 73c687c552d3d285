"""An S3 server on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.request import Request, urlopen

import boto3
import pytest
from moto.server import ThreadedMotoServer


@contextmanager
def s3_server() -> Iterator[Any]:
    """A client of an empty server that `s3://` URLs lead to; its bucket is `bucket`."""
    import s3fs

    server = ThreadedMotoServer("127.0.0.1", 0)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_ENDPOINT_URL": f"http://{host}:{port}",
            "AWS_EC2_METADATA_DISABLED": "true",
        }.items():
            patch.setenv(name, value)
        s3fs.S3FileSystem.clear_instance_cache()
        # Servers of one process share what they keep.
        urlopen(Request(f"http://{host}:{port}/moto-api/reset", method="POST")).close()
        client = boto3.client("s3")
        client.create_bucket(Bucket="bucket")
        try:
            yield client
        finally:
            server.stop()
            s3fs.S3FileSystem.clear_instance_cache()


def objects(client: Any, prefix: str) -> dict[str, bytes]:
    """The content of each object whose key begins so, by the rest of its key."""
    listed = client.list_objects_v2(Bucket="bucket", Prefix=prefix).get("Contents", [])
    keys = [one["Key"] for one in listed]
    return {key.removeprefix(prefix): client.get_object(Bucket="bucket", Key=key)["Body"].read() for key in keys}
