"""What docs/catalogue.md shows can be typed as it stands."""

import re
import shutil
from pathlib import Path
from textwrap import dedent

from roles.definitions.model import Meaning
from roles.definitions.reading import SHIPPED, read_catalogue

GUIDE = Path(__file__).resolve().parent.parent.parent / "docs" / "catalogue.md"


def test_the_examples_of_the_guide_can_be_added(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "catalogue"))
    examples = re.findall(r"```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    responsibility, role = (dedent(example) for example in examples)
    with (folder / "responsibilities" / "delivery.yaml").open("a", encoding="utf-8") as file:
        file.write(responsibility)
    (folder / "roles" / "release-manager.yaml").write_text(role, encoding="utf-8")

    catalogue = read_catalogue(folder)

    assert catalogue.responsibilities["release-notes"].packs == {"agile"}
    assert catalogue.expectation("release-manager", "release-decision") == {Meaning.DOES}


def test_the_guide_names_every_file() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    for path in SHIPPED.glob("*.yaml"):
        assert f"`{path.name}`" in guide
