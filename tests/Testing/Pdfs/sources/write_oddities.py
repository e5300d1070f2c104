"""Writes oddities.pdf by hand: what the standard allows and no producer above happens to do."""
import base64, pathlib, sys

target = pathlib.Path(sys.argv[1])
objects = {}


def stream(number, entries, data):
    objects[number] = b"<<" + entries.encode() + b"/Length %d>>\nstream\n" % len(data) + data + b"\nendstream"


def lzw(data):
    """With a clear code first, and codes that grow one entry early."""
    table, bits, held = {}, 9, b""
    out, count = 0, 0

    def emit(code):
        nonlocal out, count
        out, count = (out << bits) | code, count + bits

    emit(256)
    for value in data:
        byte = bytes([value])
        if held and held + byte not in table:
            emit(table.get(held, held[0]) if len(held) > 1 else held[0])
            table[held + byte] = 258 + len(table)
            bits = max(9, (258 + len(table)).bit_length())
            held = b""
        held += byte
    emit(table.get(held, held[0]) if len(held) > 1 else held[0])
    emit(257)
    pad = -count % 8
    return (out << pad).to_bytes((count + pad) // 8, "big")


image = b"\x80 EI \x01 0123456789"[:16]
content = rb"""
BT /F1 20 Tf 72 760 Td (Oddities, collected by Sabela) Tj ET
BT /F1 11 Tf 14 TL 72 720 Td (The first line moves by T*.) Tj T* (The second line follows it.) Tj
(The third is shown by an apostrophe.) ' 1 0 (The fourth by a quotation mark.) " 0 Tw
ET
q 0.5 0 0 0.5 0 0 cm BT /F1 22 Tf 1 0 0 1 144 1280 Tm (Half as large and twice as big is the same.) Tj ET Q
BT /F1 11 Tf 72 600 Td [(K) 20 (erning t) -10 (ells) -278 (w) 5 (ords) -300 (apart.)] TJ ET
BT /F1 11 Tf 80 Tz 72 580 Td (Narrow letters are letters too.) Tj 100 Tz ET
BT /F1 11 Tf 72 560 Td (Sums like x) Tj 4 Ts /F1 7 Tf (2) Tj 0 Ts /F1 11 Tf ( stay on their line.) Tj ET
BT 3 Tr /F1 11 Tf 72 540 Td (Nobody sees this line, and it is read all the same.) Tj 0 Tr ET
BT /F2 11 Tf 72 520 Td (Differences: \001 \002ce, sur \003 \004.) Tj ET
BT /F3 11 Tf 72 500 Td <0003000100020004> Tj ET
q 1 0 0 1 0 480 cm BI /W 4 /H 4 /BPC 8 /CS /G ID IMAGE EI Q
BT /F1 11 Tf 72 470 Td (An image stood in the line above \(it held \(brackets\) too\).) Tj ET
BT /F1 11 Tf 72 450 Td (A line may \
be broken and hold \101 \102 \103 in octal.) Tj ET
q 1 0 0 1 72 420 cm /X1 Do Q
BT /F4 1 Tf 11 0 0 11 72 380 Tm (abc) Tj ET
BT /F5 11 Tf 72 360 Td (Caf\216 in Mac Roman costs \3333.) Tj ET
/Span <</MCID 0>> BDC BT /F1 11 Tf 72 340 Td (Marked content is content.) Tj ET EMC
""".replace(b"IMAGE", image)
unicode_map = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfchar <0004> <0066006600690063006500730021> endbfchar
1 beginbfrange <0001> <0003> [<004F> <D83DDE80> <03A9>] endbfrange
endcmap end end"""
type3_map = unicode_map.replace(b"<0000> <FFFF>", b"<00> <FF>").replace(
    b"<0001> <0003> [<004F> <D83DDE80> <03A9>]", b"<61> <63> <0054>").replace(b"<0004>", b"<04>")

objects[1] = b"<</Type/Catalog/Pages 2 0 R>>"
objects[2] = b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]/Resources 5 0 R>>"
objects[3] = b"<</Type/Page/Parent 2 0 R/Contents[4 0 R]>>"
stream(4, "/Filter[/ASCII85Decode/LZWDecode]", base64.a85encode(lzw(content)) + b"~>")
objects[5] = (b"<</Font<</F1 6 0 R/F2 7 0 R/F3 8 0 R/F4 12 0 R/F5 14 0 R>>/XObject<</X1 15 0 R>>>>")
objects[6] = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
objects[7] = (b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding<</Differences[1/Lslash/ffi/uni03B1/u1F600.alt]>>"
              b"/FirstChar 0/LastChar 255/Widths[%s]>>" % b" ".join([b"0", b"611", b"830", b"550", b"1000"] + [b"450"] * 251))
objects[8] = b"<</Type/Font/Subtype/Type0/BaseFont/Invented/Encoding/Identity-H/DescendantFonts[9 0 R]/ToUnicode 10 0 R>>"
objects[9] = (b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Invented/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
              b"/DW 500/W[1[600 900] 3 3 700 4[3000]]/FontDescriptor 11 0 R>>")
stream(10, "", unicode_map)
objects[11] = b"<</Type/FontDescriptor/FontName/Invented/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>"
objects[12] = (b"<</Type/Font/Subtype/Type3/FontBBox[0 0 10 10]/FontMatrix[0.1 0 0 0.1 0 0]/CharProcs<</a 16 0 R/b 16 0 R/c 16 0 R>>"
               b"/Encoding<</Type/Encoding/Differences[97/a/b/c]>>/FirstChar 97/LastChar 99/Widths[6 6 6]/ToUnicode 13 0 R/Resources<<>>>>")
stream(13, "", type3_map)
objects[14] = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/MacRomanEncoding>>"
stream(15, "/Type/XObject/Subtype/Form/BBox[0 -50 500 50]/Matrix[1 0 0 1 0 -20]/Resources<</Font<</F1 6 0 R>>/XObject<</X1 15 0 R>>>>",
       b"BT /F1 11 Tf (A form may even try to draw itself.) Tj ET /X1 Do")
stream(16, "", b"6 0 0 0 6 6 d1 0 0 5 5 re f")

out, offsets = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", {}
for number, body in sorted(objects.items()):
    offsets[number] = len(out)
    out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
start = len(out)
out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
out += b"".join(b"%010d 00000 n \n" % offsets[n] for n in sorted(objects))
out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
(target / "oddities.pdf").write_bytes(out)
