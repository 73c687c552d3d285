from __future__ import annotations

import io

from pyarrow import parquet
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.store.json_file import to_json
from tests.store.export.true_documents import true_document, truth_of
from tests.store.s3_server import objects, s3_server

NAME = "seed_performance_form"


def test_a_run_in_a_bucket_is_exported_there() -> None:
    with s3_server() as client:
        client.put_object(Bucket="bucket", Key=f"data/{NAME}.json", Body=to_json(true_document(NAME)))
        for to in ("parquet", "datapackage", "parquet"):
            result = CliRunner().invoke(app, ["export", "s3://bucket/data", "--to", to])
            assert result.exit_code == 0, (result.output, result.exception)
            assert f"exported 1 documents to s3://bucket/data/exports/{to}" in result.output
        files = objects(client, "data/exports/")
    assert "datapackage/datapackage.json" in files
    cells = parquet.read_table(io.BytesIO(files["parquet/cells.parquet"])).to_pylist()
    (table,) = truth_of(NAME)["tables"]
    assert [(cell["row"], cell["col"], cell["text"]) for cell in cells] == [
        (cell["row"], cell["col"], cell["text"]) for cell in table["cells"]
    ]
