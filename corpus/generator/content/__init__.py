"""What our documents say."""
