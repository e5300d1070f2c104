"""Writes profile.fodt, essay.fodt and languages.fodt, for LibreOffice to export."""
import html, json, pathlib, sys

target = pathlib.Path(sys.argv[1])
content = json.loads((pathlib.Path(__file__).parent / "content.json").read_text("utf-8"))
e = html.escape

NAMESPACES = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for p, n in [
    ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")])


def paragraph_style(name, font, size, extra="", text=""):
    return (f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm" {extra}/>'
            f'<style:text-properties style:font-name="{font}" fo:font-family="\'{font}\'" style:font-family-asian="\'Noto Serif CJK JP\'"'
            f' fo:font-size="{size}pt" style:font-size-asian="{size}pt" {text}/></style:style>')


def document(name, styles, body):
    (target / f"{name}.fodt").write_text(f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>{styles}<style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm"/></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>""", "utf-8")


def p(style, text):
    return f'<text:p text:style-name="{style}">{e(text)}</text:p>'


def profile(x):
    styles = (paragraph_style("Side", "Liberation Sans", 9) + paragraph_style("SideHead", "Liberation Sans", 11, text='fo:font-weight="bold"')
              + paragraph_style("Main", "Liberation Sans", 10) + paragraph_style("Name", "Liberation Sans", 22)
              + paragraph_style("Head", "Liberation Sans", 14, 'fo:margin-top="0.5cm"') + paragraph_style("Bold", "Liberation Sans", 10, text='fo:font-weight="bold"'))
    for column, width in (("A", "5.5cm"), ("B", "11.5cm")):
        styles += f'<style:style style:name="T{column}" style:family="table-column"><style:table-column-properties style:column-width="{width}"/></style:style>'
    styles += '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.3cm" fo:border="none"/></style:style>'
    side = "".join(p("SideHead", h) + "".join(p("Side", t) for t in ts) for h, ts in x["sidebar"])
    main = p("Name", x["name"]) + p("Main", x["headline"]) + p("Main", x["place"]) + p("Head", "Summary") + "".join(p("Main", t) for t in x["summary"])
    main += p("Head", "Experience")
    for company, title, dates, place, notes in x["experience"]:
        main += p("Bold", company) + "".join(p("Main", t) for t in (title, dates, place, *notes))
    main += p("Head", "Education") + "".join(p("Bold", a) + p("Main", b) for a, b in x["education"])
    cell = '<table:table-cell table:style-name="Cell" office:value-type="string">'
    body = ('<table:table><table:table-column table:style-name="TA"/><table:table-column table:style-name="TB"/>'
            f'<table:table-row>{cell}{side}</table:table-cell>{cell}{main}</table:table-cell></table:table-row></table:table>' + p("Main", ""))
    document("profile", styles, body)


def essay(x):
    styles = paragraph_style("Head", "Liberation Serif", 20) + paragraph_style("Body", "Liberation Serif", 12, 'fo:text-align="justify" fo:line-height="140%"')
    document("essay", styles, p("Head", x["title"]) + "".join(p("Body", t) for t in x["paragraphs"]))


def languages(x):
    styles = paragraph_style("Head", "DejaVu Sans", 18) + paragraph_style("Body", "DejaVu Sans", 11)
    document("languages", styles, p("Head", x["title"]) + "".join(p("Body", t) for t in x["latin"] + x["greek"] + x["cyrillic"] + x["cjk"]))


profile(content["profile"])
essay(content["essay"])
languages(content["languages"])
