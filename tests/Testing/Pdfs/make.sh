#!/bin/sh
# Makes the sample PDFs from sources/, and beside each the text that poppler's pdftotext finds in it.
# Needs chromium, soffice, pdflatex, rsvg-convert, qpdf, pdftotext, python3 with cairo (PYTHON names another),
# and the fonts Liberation, DejaVu and Noto CJK.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python=${PYTHON:-/usr/bin/python3}
export SOURCE_DATE_EPOCH=1767225600 FORCE_SOURCE_DATE=1

mkdir "$work/cairo"
for writer in html fodt tex svg; do "$python" "$here/sources/to_$writer.py" "$work"; done
"$python" "$here/sources/to_cairo.py" "$work/cairo"
"$python" "$here/sources/write_oddities.py" "$here"
cp "$here/sources/resume.html" "$work"
cd "$work"

for name in profile essay languages resume; do
  chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update \
    --disable-sync --user-data-dir="$work/browser" --no-pdf-header-footer --print-to-pdf="$here/chromium-$name.pdf" "$name.html"
done
for name in profile essay languages; do
  soffice "-env:UserInstallation=file://$work/office" --headless --convert-to pdf --outdir "$work/office-out" "$name.fodt"
  mv "office-out/$name.pdf" "$here/libreoffice-$name.pdf"
  mv "cairo/$name.pdf" "$here/cairo-$name.pdf"
done
for name in profile essay languages columns; do
  pdflatex -interaction=batchmode "$name.tex"
  mv "$name.pdf" "$here/pdftex-$name.pdf"
done
rsvg-convert --format pdf --output "$here/rsvg-poster.pdf" poster.svg

cd "$here"
qpdf --linearize libreoffice-essay.pdf qpdf-linearized.pdf
qpdf --object-streams=generate --recompress-flate cairo-profile.pdf qpdf-object-streams-profile.pdf
qpdf --encrypt "" owner 256 -- pdftex-essay.pdf qpdf-restricted.pdf
qpdf --allow-weak-crypto --encrypt "" owner 128 --use-aes=n -- chromium-essay.pdf qpdf-restricted-rc4.pdf
qpdf --encrypt visitor owner 256 -- cairo-essay.pdf locked.pdf

# Asked for the whole page, pdftotext goes to and fro between a sidebar and the column beside it. So it is asked for one column
# at a time; $2 is where the second begins, in points.
columns() {
  : > "$1.expected.txt"
  for page in $(seq "$(pdfinfo "$1.pdf" | sed -n 's/^Pages: *//p')"); do
    pdftotext -enc UTF-8 -nopgbrk -f "$page" -l "$page" -x 0 -y 0 -W "$2" -H 900 "$1.pdf" - >> "$1.expected.txt"
    pdftotext -enc UTF-8 -nopgbrk -f "$page" -l "$page" -x "$2" -y 0 -W 600 -H 900 "$1.pdf" - >> "$1.expected.txt"
  done
}
for pdf in *.pdf; do
  name=${pdf%.pdf}
  case $name in
    locked) ;;
    chromium-profile) columns "$name" 190 ;;
    libreoffice-profile) columns "$name" 213 ;;
    pdftex-profile) columns "$name" 202 ;;
    cairo-profile | qpdf-object-streams-profile) columns "$name" 185 ;;
    *) pdftotext -enc UTF-8 -nopgbrk "$pdf" "$name.expected.txt" ;;
  esac
done
