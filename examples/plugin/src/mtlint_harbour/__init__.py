"""House rules of a shipping desk."""
