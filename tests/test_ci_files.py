"""The action, the hooks and the jobs of docs/ci.md: what they hold is well formed, and their commands are run."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
STANDARD = {
    "actions/checkout@v4",
    "actions/setup-python@v5",
    "github/codeql-action/upload-sarif@v3",
    "OWNER/incursion-facts@v0.1.0",
}
"""What a job or an action may use: GitHub's own actions, and this one."""
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
JOBS: dict[str, Any] = {
    name: yaml.safe_load(text)
    for name, text in re.findall(r"<!-- job: (\S+) -->\n```yaml\n(.*?)```", PAGE, re.DOTALL)
}
COMMANDS = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
GLUED = "date 2023-05-23\nTwo guards were killed near Sumy on Monday, police said.The road was closed to all on the day.\n"
FINE = """date 2023-05-23
Three guards were wounded near Kharkiv on Monday, police said. The road to the border was closed to all traffic.
"""


@pytest.fixture
def shell(tmp_path: Path) -> Any:
    """Runs a script as a build server does, in a folder with news, with `facts` and a `pip` that only says what it would do."""
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    real = shlex.quote(sys.executable)
    shims = {
        "facts": f'exec {real} -m incursion_facts "$@"',
        "python": f'[ "$1 $2" = "-m pip" ] && {{ shift 2; echo "pip $*"; exit; }}; exec {real} "$@"',
    }
    for name, line in shims.items():
        (bin_folder / name).write_text(f"#!/bin/sh\n{line}\n")
        (bin_folder / name).chmod(0o755)
    (tmp_path / "work" / "news").mkdir(parents=True)
    (tmp_path / "work" / "news" / "fine.txt").write_text(FINE)
    environment = {
        "PATH": f"{bin_folder}:{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "RUNNER_TEMP": str(tmp_path),
    }

    def run(script: str, **values: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=tmp_path / "work",
            env=environment | values,
            capture_output=True,
            text=True,
        )

    return run


def check_step(**given: str) -> tuple[str, dict[str, str]]:
    """The script of the action's last step, and its environment with these inputs."""
    step = ACTION["runs"]["steps"][-1]
    inputs = {name: told["default"] for name, told in ACTION["inputs"].items()} | given
    values = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: inputs[m[1]], value)
        for name, value in step["env"].items()
    }
    return step["run"], values


def test_the_action_is_well_formed() -> None:
    """Inputs are described and used; scripts take them from the environment, never as text of the script."""
    assert ACTION["runs"]["using"] == "composite"
    assert ACTION["name"] and ACTION["description"]
    assert all(told["description"] and isinstance(told["default"], str) for told in ACTION["inputs"].values())
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(ACTION["inputs"])
    for step in ACTION["runs"]["steps"]:
        assert step.get("uses") in STANDARD if "uses" in step else step["shell"] == "bash"
        assert "${{" not in step.get("run", "")


def test_the_action_installs_itself(shell: Any) -> None:
    """From its own folder, with the reader of pages, wherever packages come from."""
    (step,) = [step for step in ACTION["runs"]["steps"] if step.get("name") == "Install facts"]
    done = shell(step["run"], ACTION="/some where")
    assert done.returncode == 0
    assert done.stdout == "pip install --quiet --disable-pip-version-check /some where[html]\n"


def test_the_action_checks(shell: Any, tmp_path: Path) -> None:
    """Annotations and exit code; SARIF too where it is asked for, and then the step fails all the same."""
    script, values = check_step(inputs="news", ignore="F22")
    assert shell(script, **values).returncode == 0
    (tmp_path / "work" / "news" / "glued.txt").write_text(GLUED)
    done = shell(script, **values)
    assert done.returncode == 1
    assert "::warning file=news/glued.txt,line=2,col=52,title=F211 glued-words::" in done.stdout
    script, values = check_step(inputs="news/*.txt", select="F211", sarif="facts.sarif")
    assert shell(script, **values).returncode == 1
    log = json.loads((tmp_path / "work" / "facts.sarif").read_text())
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["F211"]
    script, values = check_step(inputs="news", today="2023-05-01", options="--jobs 2 --quiet")
    done = shell(script, **values)
    assert done.stdout.count("title=F203") == 2
    assert done.stderr == ""
    script, values = check_step(inputs="nowhere")
    assert shell(script, **values).returncode == 3
    script, values = check_step(inputs="news", select="F999", sarif="facts.sarif")
    assert shell(script, **values).returncode not in (0, 3)


def test_inputs_of_the_action_are_no_commands(shell: Any, tmp_path: Path) -> None:
    """A pull request may choose file names."""
    script, values = check_step(
        inputs="$(touch$IFS/bad) `touch bad` ; touch bad -rf", ignore='"; touch bad; "'
    )
    shell(script, **values)
    assert sorted(path.name for path in (tmp_path / "work").iterdir()) == ["news"]


def test_the_hooks(shell: Any, tmp_path: Path) -> None:
    """What pre-commit runs: the entry, the arguments, the files of the commit."""
    by_id = {hook["id"]: hook for hook in HOOKS}
    assert set(by_id) == {"facts-validate", "facts-verify"}
    for hook in HOOKS:
        assert hook["name"] and hook["description"] and hook["language"] == "python"
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    assert by_id["facts-validate"]["additional_dependencies"] == extras["html"]
    validate, verify = by_id["facts-validate"], by_id["facts-verify"]
    for name in ("news/a.txt", "a.md", "a.html", "a.htm", "x/a.json", "a.jsonl", "a.jsonl.gz"):
        assert re.search(validate["files"], name), name
    for name in ("a.txt.facts", "a.py", "a.txt.bak", "atxt"):
        assert not re.search(validate["files"], name), name
    assert shell(f"{validate['entry']} news/fine.txt").returncode == 0
    (tmp_path / "work" / "news" / "glued.txt").write_text(GLUED)
    done = shell(f"{validate['entry']} news/fine.txt news/glued.txt")
    assert (done.returncode, done.stderr) == (1, "")
    shell("facts extract news --out data/out")
    assert shell(verify["entry"]).returncode == 0
    for path in (tmp_path / "work" / "data" / "out").iterdir():
        assert re.search(verify["files"], f"data/out/{path.name}"), path.name
    (tmp_path / "work" / "data" / "out" / "dates.jsonl").write_text("{}\n")
    assert shell(verify["entry"]).returncode == 1


def test_the_job_for_github(shell: Any) -> None:
    """It uses standard actions and inputs that there are; with its inputs the action runs."""
    steps = JOBS[".github/workflows/articles.yml"]["jobs"]["validate"]["steps"]
    assert {step["uses"] for step in steps} <= STANDARD
    (ours,) = [step for step in steps if "incursion-facts" in step["uses"]]
    assert set(ours["with"]) <= set(ACTION["inputs"])
    given = {name: value for name, value in ours["with"].items() if name != "baseline"}
    script, values = check_step(**given)
    assert shell(script, **values).returncode == 0
    (upload,) = [step for step in steps if "sarif" in step["uses"]]
    assert upload["with"]["sarif_file"] == ours["with"]["sarif"]


@pytest.mark.parametrize("job", ["articles", "records"])
def test_the_jobs_for_gitlab(shell: Any, tmp_path: Path, job: str) -> None:
    """Every line of their scripts, in order; what they keep is there."""
    told = JOBS[".gitlab-ci.yml"][job]
    install = shell("\n".join(told["before_script"]), FACTS_SOURCE="/copy")
    assert install.stdout == "pip install --quiet incursion-facts[html] @ /copy\n"
    done = shell("\n".join(told["script"]))
    assert done.returncode == 0, done.stderr
    kept = told["artifacts"].get("paths", []) + list(told["artifacts"].get("reports", {}).values())
    assert all((tmp_path / "work" / name).exists() for name in kept)
    (tmp_path / "work" / "news" / "glued.txt").write_bytes(GLUED.encode() + b"\0")
    assert shell("\n".join(told["script"])).returncode == 1


def test_the_hooks_of_the_page(shell: Any) -> None:
    """They are hooks that there are, with arguments that they take."""
    by_id = {hook["id"]: hook for hook in HOOKS}
    shell("facts extract news --out out")
    for hook in JOBS[".pre-commit-config.yaml"]["repos"][0]["hooks"]:
        names = [] if by_id[hook["id"]].get("pass_filenames") is False else ["news/fine.txt"]
        command = shlex.split(by_id[hook["id"]]["entry"]) + hook.get("args", []) + names
        assert shell(shlex.join(command)).returncode == 0


def test_the_commands_of_the_page(shell: Any, tmp_path: Path) -> None:
    """The one that makes a baseline, on articles enough, and the one for jq."""
    assert [command.split()[:2] for command in COMMANDS] == [["facts", "validate"]] * 2
    for number, path in enumerate(
        [*(ROOT / "tests/cases/world").glob("*.txt"), *(ROOT / "data/raw").glob("*.txt")]
    ):
        shutil.copy(path, tmp_path / "work" / "news" / f"{number}.txt")
    assert shell(COMMANDS[0]).returncode == 1
    assert json.loads((tmp_path / "work" / "usual.json").read_text())["articles"] >= 20
    if shutil.which("jq"):
        (tmp_path / "work" / "news" / "empty.txt").write_text("")
        assert "news/empty.txt\t\tF115\n" in shell(COMMANDS[1]).stdout


def test_no_package_index_is_named() -> None:
    """Where packages come from is the server's matter; every file is YAML that has no tags."""
    for path in (ROOT / "action.yml", ROOT / ".pre-commit-hooks.yaml"):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        assert "!!" not in text
    assert not re.search(r"index.url|pypi|/simple", PAGE)
