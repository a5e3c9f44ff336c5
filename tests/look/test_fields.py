import re

from django import forms
from django.template import Context, Template

PAGE = Template("{% load remit_parts %}{% for field in form %}{% entry field %}{% endfor %}")


class TeamForm(forms.Form):
    name = forms.CharField(label="Name of the team", help_text="As people say it.")
    size = forms.IntegerField(required=False)
    method = forms.ChoiceField(choices=[("scrum", "Scrum"), ("kanban", "Kanban")])
    stage = forms.ChoiceField(
        choices=[("a", "Startup"), ("b", "Growing")], widget=forms.RadioSelect
    )
    data = forms.BooleanField(label="A data product", required=False)


def drawn(**values: str) -> str:
    form = TeamForm(values) if values else TeamForm()
    return PAGE.render(Context({"form": form}))


def test_each_control_has_its_look_and_its_label() -> None:
    html = drawn()
    for name in ("id_name", "id_size", "id_method", "id_stage_0", "id_stage_1", "id_data"):
        assert f'for="{name}"' in html
    assert re.search(r'<input[^>]*class="form-control"[^>]*id="id_name"', html)
    assert re.search(r'<select[^>]*class="form-select"[^>]*id="id_method"', html)
    assert re.search(r'<input type="radio"[^>]*class="form-check-input"[^>]*id="id_stage_1"', html)
    assert "<legend>Stage" in html
    assert "Size <span" in html
    assert html.count("(optional)") == 1


def test_what_helps_and_what_is_wrong_are_tied_to_the_control() -> None:
    html = drawn(size="many", method="scrum", stage="a")
    for described in re.findall(r'aria-describedby="([^"]*)"', html):
        for identifier in described.split():
            assert html.count(f'id="{identifier}"') == 1
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert "Enter a whole number." in html


def test_drawing_a_form_twice_gives_the_same() -> None:
    form = TeamForm()
    first = PAGE.render(Context({"form": form}))
    assert PAGE.render(Context({"form": form})) == first


def test_a_label_is_text_and_never_markup() -> None:
    form = TeamForm({"name": '"><script>alert(1)</script>'})
    assert "<script>" not in PAGE.render(Context({"form": form}))
