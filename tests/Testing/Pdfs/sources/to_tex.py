"""Writes profile.tex, essay.tex, columns.tex and languages.tex, for pdfTeX."""
import json, pathlib, sys

target = pathlib.Path(sys.argv[1])
content = json.loads((pathlib.Path(__file__).parent / "content.json").read_text("utf-8"))

# Text fonts for Greek are an extra; mathematics has its letters always.
GREEK = r"Over the sea: $\alpha$ and $\omega$, $\Delta p$ over $\rho$, $\lambda$ long."


def t(text):
    for a, b in (("&", r"\&"), ("%", r"\%"), ("|", r"$|$"), ("“", "``"), ("”", "''"), ("’", "'"), ("« ", r"\guillemotleft{} "), (" »", r" \guillemotright{}")):
        text = text.replace(a, b)
    return text


def document(name, preamble, body):
    (target / f"{name}.tex").write_text(
        "\\documentclass[a4paper]{article}\n" + preamble + "\n\\begin{document}\n" + body + "\n\\end{document}\n", "utf-8")


def profile(p):
    side = "".join(f"{{\\large {t(h)}}}\\\\[2mm]\n" + "".join(f"{t(x)}\\par\n" for x in xs) + "\\bigskip\n" for h, xs in p["sidebar"])
    main = f"{{\\Huge {t(p['name'])}}}\\\\[3mm]\n{t(p['headline'])}\\par {t(p['place'])}\\par\\bigskip{{\\Large Summary}}\\par\n"
    main += "\n\n".join(t(x) for x in p["summary"]) + "\\par\\bigskip{\\Large Experience}\\par\n"
    for company, title, dates, place, notes in p["experience"]:
        main += f"\\medskip\\textbf{{{t(company)}}}\\par {t(title)}\\par {t(dates)}\\par {t(place)}\\par\n" + "\n\n".join(map(t, notes)) + "\\par\n"
    main += "\\bigskip{\\Large Education}\\par\n" + "".join(f"\\textbf{{{t(a)}}}\\par {t(b)}\\par\n" for a, b in p["education"])
    fonts = "\\usepackage[T1]{fontenc}\\usepackage[margin=18mm]{geometry}\\usepackage{mathptmx}\\pagestyle{empty}\\parindent0pt\\sloppy"
    document("profile", fonts, f"\\begin{{minipage}}[t]{{0.27\\textwidth}}\\raggedright\\small {side}\\end{{minipage}}\\hfill"
             f"\\begin{{minipage}}[t]{{0.66\\textwidth}}\\raggedright {main}\\end{{minipage}}")


def essay(x):
    document("essay", "\\usepackage[margin=30mm]{geometry}", f"\\section*{{{t(x['title'])}}}\n" + "\n\n".join(map(t, x["paragraphs"])))


def languages(x):
    body = f"\\section*{{{t(x['title'])}}}\n" + "\n\n".join(map(t, x["latin"][:4])) + "\n\n" + GREEK
    document("languages", "\\usepackage[T1]{fontenc}\\usepackage[margin=30mm]{geometry}\\usepackage{mathptmx}", body)


def columns(x):
    body = f"\\title{{{t(x['title'])}}}\\author{{Sabela Adjei-Toivonen}}\\date{{}}\\maketitle\n" + "\n\n".join(map(t, x["paragraphs"]))
    document("columns", "\\usepackage[T1]{fontenc}\\usepackage{mathptmx}\\twocolumn", body)


profile(content["profile"])
essay(content["essay"])
columns(content["essay"])
languages(content["languages"])
