"""The same model on Spark: the same pairs, the same text of SQL, the same weights. Only where pyspark is installed."""

import importlib
import shutil
from pathlib import Path
from typing import Any

import sqlglot

from persistence.siei.crossing.model import scoring_sql
from persistence.siei.crossing.store import blocked_sql


class SparkMissingError(RuntimeError):
    """The configuration asks for Spark, and pyspark is not there."""


def _session(threads: int, beside: Path) -> tuple[Any, Any]:
    try:
        pyspark, backend = importlib.import_module("pyspark.sql"), importlib.import_module("splink.backends.spark")
    except ImportError as missing:
        raise SparkMissingError("pyspark") from missing
    session = (
        pyspark.SparkSession.builder.master(f"local[{threads}]")
        .config("spark.jars", backend.similarity_jar_location())
        .config("spark.sql.shuffle.partitions", str(threads))
        .config("spark.ui.enabled", "false")
        .config("spark.local.dir", str(beside))
        .getOrCreate()
    )
    session.sparkContext.setCheckpointDir(str(beside / "checkpoints"))
    return session, backend.SparkAPI(spark_session=session)


def score_on_spark(blocks: Path, faces: Path, out: Path, *, records: int, threads: int) -> None:
    """What `06_scored.sql` does, with the settings translated: jaro_winkler is what Splink's jar calls it."""
    spill = out / "spark"
    session, _registered = _session(threads, spill)
    try:
        session.read.parquet(str(faces / "faces.parquet")).createOrReplaceTempView("faces")
        session.read.parquet(str(blocks / "pairs.parquet")).createOrReplaceTempView("pairs")
        session.sql(blocked_sql()).createOrReplaceTempView("__splink__df_blocked")
        scoring = sqlglot.transpile(scoring_sql(records, "spark"), read="spark", write="customspark")[0]
        scored = session.sql(f"SELECT rid_l AS a, rid_r AS b, * FROM ({scoring}) ORDER BY rid_l, rid_r").drop(
            "rid_l", "rid_r"
        )
        scored.coalesce(1).write.parquet(str(spill / "scored"))
        (part,) = (spill / "scored").glob("part-*.parquet")
        part.rename(out / "scored.parquet")
    finally:
        session.stop()
        shutil.rmtree(spill, ignore_errors=True)
