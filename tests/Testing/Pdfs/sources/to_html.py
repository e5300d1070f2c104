"""Writes profile.html, essay.html and languages.html, for Chromium to print."""
import html, json, pathlib, sys

target = pathlib.Path(sys.argv[1])
content = json.loads((pathlib.Path(__file__).parent / "content.json").read_text("utf-8"))
e = html.escape


def page(name, style, body):
    (target / f"{name}.html").write_text(
        f"<!doctype html><html lang=en><meta charset=utf-8><title>{name}</title><style>{style}</style>{body}</html>", "utf-8")


def profile(p):
    side = "".join(f"<h3>{e(h)}</h3>" + "".join(f"<p>{e(x)}</p>" for x in xs) for h, xs in p["sidebar"])
    main = f"<h1>{e(p['name'])}</h1><p>{e(p['headline'])}</p><p>{e(p['place'])}</p><h2>Summary</h2>"
    main += "".join(f"<p>{e(x)}</p>" for x in p["summary"]) + "<h2>Experience</h2>"
    for company, title, dates, place, notes in p["experience"]:
        main += f"<h4>{e(company)}</h4><p>{e(title)}<br>{e(dates)}<br>{e(place)}</p>" + "".join(f"<p>{e(n)}</p>" for n in notes)
    main += "<h2>Education</h2>" + "".join(f"<h4>{e(a)}</h4><p>{e(b)}</p>" for a, b in p["education"])
    style = """@page{size:A4;margin:0} body{margin:0;font:10.5pt/1.35 'Liberation Sans'} .all{display:flex}
      aside{width:32%;background:#293e49;color:#e1e8ed;padding:14mm 6mm;box-sizing:border-box;font-size:9pt}
      main{width:68%;padding:14mm 10mm;box-sizing:border-box} h1{font-size:22pt;font-weight:400;margin:0} aside p{margin:0 0 2mm}
      h2{font-size:14pt;font-weight:400;margin:7mm 0 2mm} h4{margin:4mm 0 1mm} p{margin:0 0 2mm}"""
    page("profile", style, f"<div class=all><aside>{side}</aside><main>{main}</main></div>")


def essay(x):
    style = "@page{size:A4;margin:25mm} body{font:12pt/1.5 'DejaVu Serif'} p{text-align:justify}"
    page("essay", style, f"<h1>{e(x['title'])}</h1>" + "".join(f"<p>{e(p)}</p>" for p in x["paragraphs"]))


def languages(x):
    style = "@page{size:A4;margin:25mm} body{font:12pt/1.5 'Liberation Serif','Noto Serif CJK JP'}"
    lines = x["latin"] + x["greek"] + x["cyrillic"] + x["cjk"]
    page("languages", style, f"<h1>{e(x['title'])}</h1>" + "".join(f"<p>{e(p)}</p>" for p in lines))


profile(content["profile"])
essay(content["essay"])
languages(content["languages"])
