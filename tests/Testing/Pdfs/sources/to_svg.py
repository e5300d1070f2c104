"""Writes poster.svg, for rsvg-convert: text on paths of its own making, with one label turned upright."""
import html, json, pathlib, sys, textwrap

target = pathlib.Path(sys.argv[1])
content = json.loads((pathlib.Path(__file__).parent / "content.json").read_text("utf-8"))
lines, y = [], 60


def line(text, size, step):
    global y
    lines.append(f'<text x="90" y="{y}" font-size="{size}">{html.escape(text)}</text>')
    y += step


line(content["essay"]["title"], 22, 50)
for paragraph in content["essay"]["paragraphs"][:4]:
    for row in textwrap.wrap(paragraph, 78):
        line(row, 12, 17)
    y += 16
for row in content["languages"]["latin"] + content["languages"]["greek"] + content["languages"]["cyrillic"] + content["languages"]["cjk"]:
    line(row, 12, 20)
label = '<text transform="translate(45 700) rotate(-90)" font-size="16" fill="#057">Field notes from Saltstraumen</text>'
(target / "poster.svg").write_text(
    '<svg xmlns="http://www.w3.org/2000/svg" width="620" height="900" font-family="DejaVu Serif, Noto Serif CJK JP">'
    + "".join(lines) + label + "</svg>", "utf-8")
