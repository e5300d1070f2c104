"""Draws profile.pdf, essay.pdf and languages.pdf with Cairo's own text calls."""
import json, pathlib, sys
import cairo

target = pathlib.Path(sys.argv[1])
content = json.loads((pathlib.Path(__file__).parent / "content.json").read_text("utf-8"))


class Column:
    def __init__(self, canvas, x, y, width, font):
        self.canvas, self.x, self.y, self.width, self.font = canvas, x, y, width, font

    def write(self, text, size=10, gap=0.5):
        self.canvas.select_font_face(self.font)
        self.canvas.set_font_size(size)
        line = ""
        for word in text.split(" "):
            longer = f"{line} {word}".strip()
            if line and self.canvas.text_extents(longer).x_advance > self.width:
                self.line(line, size)
                longer = word
            line = longer
        self.line(line, size)
        self.y += size * gap

    def line(self, text, size):
        self.y += size * 1.3
        self.canvas.move_to(self.x, self.y)
        self.canvas.show_text(text)


def canvas(name):
    return cairo.Context(cairo.PDFSurface(str(target / f"{name}.pdf"), 595, 842))


def profile(p):
    c = canvas("profile")
    side = Column(c, 30, 40, 140, "Liberation Sans")
    for head, lines in p["sidebar"]:
        side.write(head, 11)
        for line in lines:
            side.write(line, 8.5)
        side.y += 8
    main = Column(c, 200, 40, 365, "Liberation Sans")
    main.write(p["name"], 22)
    for line in (p["headline"], p["place"]):
        main.write(line)
    main.write("Summary", 14)
    for line in p["summary"]:
        main.write(line)
    main.write("Experience", 14)
    for company, title, dates, place, notes in p["experience"]:
        main.y += 5
        main.write(company, 11)
        for line in (title, dates, place, *notes):
            main.write(line, 9.5, 0.3)
    main.write("Education", 14)
    for pair in p["education"]:
        for line in pair:
            main.write(line)
    c.show_page()


def essay(x):
    c = canvas("essay")
    column = Column(c, 70, 60, 455, "DejaVu Serif")
    column.write(x["title"], 18, 1)
    for line in x["paragraphs"]:
        column.write(line, 10.5, 0.8)
    c.show_page()


def languages(x):
    c = canvas("languages")
    column = Column(c, 70, 60, 455, "DejaVu Sans")
    column.write(x["title"], 16, 1)
    for line in x["latin"] + x["greek"] + x["cyrillic"]:
        column.write(line, 11)
    column.font = "Noto Serif CJK JP"
    for line in x["cjk"]:
        column.write(line, 11)
    c.show_page()


profile(content["profile"])
essay(content["essay"])
languages(content["languages"])
