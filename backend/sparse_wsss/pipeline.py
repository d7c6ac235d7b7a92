"""Runs a stage: checks its job, opens and locks its run, records what happens, calls the science.

A stage is a module of ``sparse_wsss.stages`` with one function ``run(job, context)`` that returns
its outputs by parameter name. Modules are imported when they are needed, so that ``tiles`` and
``labels`` start without torch.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from sparse_wsss.atomic import make_folder
from sparse_wsss.context import Context, Outputs
from sparse_wsss.contract import resolve
from sparse_wsss.errors import EXIT_BUG, EXIT_CANCELLED, EXIT_DONE, BadJob, SparseWsssError, from_system
from sparse_wsss.events import Record, Reporter
from sparse_wsss.fields import Job
from sparse_wsss.job_paths import input_paths, require_own_outputs, with_whole_paths
from sparse_wsss.jobs import JOBS
from sparse_wsss.ranks import Ranks
from sparse_wsss.run_folder import RunFolder, file_facts, read_json
from sparse_wsss.scalar_logs import scalar_logs

SHARED = frozenset({"train", "pseudomasks", "predict"})
"""What processes that torchrun started may share; everything else is done by one."""
MAKES_RUN = frozenset({"train", "pipeline"})
USES_TORCH = frozenset({"train", "heads", "pseudomasks", "relabel", "refine", "predict", "pipeline"})
PIPELINE = {"train": 0.5, "heads": 0.55, "pseudomasks": 0.65, "refine": 0.9, "predict": 1.0}
"""Stages of the pipeline and the share of the whole at which each ends."""


def run_stage(stage: str, parameters: Mapping[str, Any], reporter: Reporter) -> Outputs:
    """Run one stage from its parameters.

    Returns: the outputs by parameter name, all paths absolute.
    Raises: SparseWsssError for what a person can mend.
    """
    ranks = Ranks.of_environment()
    if ranks.are_several and stage not in SHARED:
        raise BadJob(f"The stage '{stage}' is not shared by several processes.",
                     hint=f"Start it without torchrun; {', '.join(sorted(SHARED))} are shared.")
    job: Any = with_whole_paths(stage, resolve(stage, parameters, _preset_of_run(parameters.get("run"))))
    require_own_outputs(stage, job)
    _tell_of_other_computers(stage, job, reporter)
    with ranks.together():
        return _run_stage(stage, job, reporter, ranks)


def _run_stage(stage: str, job: Any, reporter: Reporter, ranks: Ranks) -> Outputs:
    if not getattr(job, "run", None):
        _prepare_machine(stage, job, reporter, ranks)
        return _call(stage, job, Context(reporter, ranks=ranks))
    if not ranks.is_first:  # rank 0 holds the run, and records what is done in it
        ranks.meet()
        _prepare_machine(stage, job, reporter, ranks)
        return _call(stage, job, Context(reporter, RunFolder(Path(job.run)), ranks))
    folder = RunFolder(Path(job.run), create=stage in MAKES_RUN)
    with folder.locked(reporter.began):
        reporter.cancel_files.append(folder.path / "CANCEL")
        with _Provenance(stage, job, folder) as provenance:
            # not before: with a record and without its provenance the folder would be taken for a stranger's
            reporter.sinks += [Record(folder.path / "events.jsonl"), Record(folder.path / "metrics.jsonl", "metric")]
            reporter.before_end.append(lambda: provenance.cut_short(reporter))
            _remember_settings(stage, job, folder)
            ranks.meet()
            provenance.device = _prepare_machine(stage, job, reporter, ranks)
            reporter.sinks += scalar_logs(job, folder.path, reporter)
            return _call(stage, job, Context(reporter, folder, ranks))


def _tell_of_other_computers(stage: str, job: Job, reporter: Reporter) -> None:
    """Name the servers that files of the job would have asked, before they are."""
    from sparse_wsss.rasters.named_hosts import hosts_named_by, notice

    for _, path, kind in input_paths(stage, job):
        if hosts := hosts_named_by(path, kind):
            reporter.warning(notice(path, hosts))


def _preset_of_run(run: Any) -> str | None:
    """Preset that a run was trained with, for the stages that do not choose one."""
    if not isinstance(run, str) or not (Path(run) / "provenance.json").is_file():
        return None
    preset: str | None = read_json(Path(run) / "settings.json", {}).get("preset")
    return preset


def _remember_settings(stage: str, job: Job, folder: RunFolder) -> None:
    if stage in MAKES_RUN and folder.record("train") is not None:
        return  # the training decides whether this job fits; its settings stay as they are
    folder.remember_settings(stage, job.model_dump(), getattr(job, "preset", None))


def _call(stage: str, job: Job, context: Context) -> Outputs:
    if stage == "pipeline":
        outputs = _pipeline(job, context)
    else:
        module = importlib.import_module(f"sparse_wsss.stages.{stage}")
        with context.reporter.stage(stage), context.ranks.telling():
            outputs = module.run(job, context)
    context.reporter.check()  # a stop that was asked for during the last step is obeyed too
    return outputs


def _pipeline(job: Any, context: Context) -> Outputs:
    from sparse_wsss.stages.look_ahead import look_ahead

    look_ahead(job)
    for path in (job.output, job.confidence):
        if path:
            make_folder(Path(path).parent)
    given = job.model_dump()
    folder = context.run.path
    heads_csv, attention = folder / "heads" / "heads.csv", folder / "heads" / "attention.tif"
    masks = folder / "pseudomasks" / "pseudomasks.tif"
    own = {
        "heads": {"output_heads": str(heads_csv), "output_attention": str(attention)},
        "pseudomasks": {"output": str(masks), "confidence": str(masks.with_name("confidence.tif")),
                        "output_clusters": str(masks.with_name("clusters.csv"))},
        "predict": {"output": job.output, "confidence": job.confidence},
    }
    outputs: Outputs = {"run": str(folder)}
    start = 0.0
    for stage, end in PIPELINE.items():
        fields = {name: given[name] for name in JOBS[stage].model_fields if name in given}
        # every setting is resolved already, so the preset adds nothing here
        stage_job = JOBS[stage].model_validate({**fields, **own.get(stage, {})})
        module = importlib.import_module(f"sparse_wsss.stages.{stage}")
        with context.reporter.stage(stage, start, end):
            outputs[stage] = module.run(stage_job, context)
        start = end
    from sparse_wsss.report.run_report import write_run_report

    report = write_run_report(context.run, Path(job.output), Path(job.confidence) if job.confidence else None)
    context.reporter.artifact("report", report)
    return {**outputs, "output": job.output, "confidence": job.confidence, "report": str(report)}


def _prepare_machine(stage: str, job: Any, reporter: Reporter, ranks: Ranks) -> str | None:
    if stage not in USES_TORCH:
        return None
    from sparse_wsss.device import prepare

    return str(prepare(job.device, job.threads, reporter, ranks))


class _Provenance:
    """Notes the start of a job and, whatever happens, its end."""

    def __init__(self, stage: str, job: Job, folder: RunFolder) -> None:
        self._folder = folder
        self.device: str | None = None
        parameters = job.model_dump()
        paths = [parameters.get(name) for name in ("tiles", "raster", "sar", "clusters", "model")]
        inputs = {str(path): file_facts(path) for path in paths if isinstance(path, str)}
        folder.provenance_open(stage, parameters, inputs)

    def __enter__(self) -> _Provenance:
        return self

    def cut_short(self, reporter: Reporter) -> None:
        """Note that the job was stopped in the middle of a step."""
        self._folder.provenance_close(EXIT_CANCELLED, device=self.device, error=reporter.stopped().message)

    def __exit__(self, _type: Any, error: BaseException | None, _trace: Any) -> None:
        known = error if isinstance(error, SparseWsssError) else from_system(error) if error else None
        code = EXIT_DONE if error is None else known.exit_code if known else EXIT_BUG
        with suppress(OSError):  # on a full disk the first error says so; this one must not hide it
            self._folder.provenance_close(code, device=self.device, error=str(error) if error else None)
