# /// script
# requires-python = ">=3.11"
# dependencies = ["mtlint", "pyarrow>=17"]
# ///
"""Check the texts of a Parquet file; write what is found, with their ids, to another.

    python check_parquet.py texts.parquet findings.parquet --id id --text body -- --profile strict

What stands behind `--` goes to `mtlint check`. Exit code: 0, or 2 where mtlint told a problem.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FIELDS = [
    ("rule", pa.string()),
    ("severity", pa.string()),
    ("confidence", pa.string()),
    ("message", pa.string()),
    ("marked", pa.string()),
    ("start", pa.int64()),  # in code points of the text, the end exclusive
    ("end", pa.int64()),
    ("fix", pa.string()),
    ("fix_is_safe", pa.bool_()),
]


def main(argv: Sequence[str] | None = None) -> int:
    """Check a file in batches, so that one of any size fits into memory."""
    args, options = _arguments(sys.argv[1:] if argv is None else argv)
    source = pq.ParquetFile(args.texts)
    schema = pa.schema([(args.id, source.schema_arrow.field(args.id).type), *_FIELDS])
    partial = args.findings.with_name(f"{args.findings.name}.part")
    code = 0
    with pq.ParquetWriter(partial, schema) as writer:
        for batch in source.iter_batches(args.batch, columns=[args.id, args.text]):
            lines = "".join(
                json.dumps({"text": text or ""}) + "\n"
                for text in batch.column(args.text).to_pylist()
            )
            command = [sys.executable, "-m", "mtlint", "check", "-", "--quiet"]
            command += ["--stdin-filename", "batch.jsonl", "--output-format", "jsonl", *options]
            done = subprocess.run(  # noqa: S603 - our own command
                command, input=lines.encode(), stdout=subprocess.PIPE, check=False
            )
            if done.returncode not in (0, 1):  # it has said why
                code = 2
            ids = batch.column(args.id).to_pylist()
            rows = list(_rows(done.stdout, args.id, ids))
            writer.write_table(pa.Table.from_pylist(rows, schema))
    partial.replace(args.findings)  # it is there whole, or not at all
    return code


def _rows(report: bytes, name: str, ids: Sequence[Any]) -> Iterator[dict[str, Any]]:
    """Yield a row for each line of a report: the n-th line of what was checked is the n-th id's."""
    for finding in map(json.loads, report.splitlines()):
        fix = finding["fix"] or {}
        yield {
            name: ids[finding["start"]["line"] - 1],
            **{field: finding[field] for field in ("rule", "severity", "confidence", "message")},
            "marked": finding["text"],
            "start": finding["start"]["offset"],
            "end": finding["end"]["offset"],
            "fix": fix.get("replacement"),
            "fix_is_safe": fix.get("safe"),
        }


def _arguments(argv: Sequence[str]) -> tuple[argparse.Namespace, Sequence[str]]:
    at = argv.index("--") if "--" in argv else len(argv)
    parser = argparse.ArgumentParser(description="Check the texts of a Parquet file.")
    parser.add_argument("texts", type=Path, help="the Parquet file to check")
    parser.add_argument("findings", type=Path, help="the Parquet file to write")
    parser.add_argument("--id", default="id", help="the column of the ids")
    parser.add_argument("--text", default="text", help="the column of the texts")
    parser.add_argument("--batch", type=int, default=10_000, help="rows that are checked at once")
    return parser.parse_args(argv[:at]), argv[at + 1 :]


if __name__ == "__main__":
    sys.exit(main())
