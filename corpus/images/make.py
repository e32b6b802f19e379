#!/usr/bin/env python3
"""Makes the images of this folder: one small page of print as every kind of image that scanners, faxes and telephones send.

Needs ImageMagick (imagemagick), libtiff-tools and fonts-croscore. The text is invented.
"""

import os
import struct
import subprocess
import tempfile

TEXT = """SỞ NỘI VỤ TỈNH TÂN GIANG
Số: 215/BC-SNV
Kết quả thực hiện nhiệm vụ sáu tháng đầu năm 2023
Toàn tỉnh có 1.482 cán bộ, công chức, viên chức."""
FONT = "/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf"
WIDTH, HEIGHT, DPI = 880, 280, 200


def run(*command):
    subprocess.run(command, check=True)


def strip(path):
    """The compressed bytes of a TIFF of one strip (tags 273 and 279)."""
    data = open(path, "rb").read()
    at = struct.unpack_from("<I", data, 4)[0]
    tags = {}
    for i in range(struct.unpack_from("<H", data, at)[0]):
        tag, kind, _ = struct.unpack_from("<HHI", data, at + 2 + 12 * i)
        tags[tag] = struct.unpack_from("<H" if kind == 3 else "<I", data, at + 2 + 12 * i + 8)[0]
    return data[tags[273]:tags[273] + tags[279]]


def pdf(path, data, entries):
    """One page that is one image, its bytes as they are."""
    width, height = WIDTH * 72 / DPI, HEIGHT * 72 / DPI
    content = b"%g 0 0 %g 0 0 cm /I Do" % (width, height)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>" % (width, height),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /XObject /Subtype /Image /Width %d /Height %d %s /Length %d >>\nstream\n%s\nendstream" % (WIDTH, HEIGHT, entries, len(data), data),
    ]
    out, offsets = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % o for o in offsets)
    out += b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % table
    open(path, "wb").write(out)


# ITU-T T.88, table E.1: probability, next state after the more and the less probable symbol, whether these two change places.
STATES = [tuple(int(f, 16 if n == 0 else 10) for n, f in enumerate(e.split())) for e in (
    "5601 1 1 1,3401 2 6 0,1801 3 9 0,0AC1 4 12 0,0521 5 29 0,0221 38 33 0,5601 7 6 1,5401 8 14 0,4801 9 14 0,3801 10 14 0,3001 11 17 0,2401 12 18 0,"
    "1C01 13 20 0,1601 29 21 0,5601 15 14 1,5401 16 14 0,5101 17 15 0,4801 18 16 0,3801 19 17 0,3401 20 18 0,3001 21 19 0,2801 22 19 0,2401 23 20 0,"
    "2201 24 21 0,1C01 25 22 0,1801 26 23 0,1601 27 24 0,1401 28 25 0,1201 29 26 0,1101 30 27 0,0AC1 31 28 0,09C1 32 29 0,08A1 33 30 0,0521 34 31 0,"
    "0441 35 32 0,02A1 36 33 0,0221 37 34 0,0141 38 35 0,0111 39 36 0,0085 40 37 0,0049 41 38 0,0025 42 39 0,0015 43 40 0,0009 44 41 0,0005 45 42 0,"
    "0001 45 43 0,5601 46 46 0").split(",")]


def arithmetic(rows):
    """A bitmap coded by template 0 with the adaptive pixels in their nominal places (6.2.5.3), by the encoder of T.88, Annex E."""
    near = [(dx, dy) for dy, across in ((-2, range(-2, 3)), (-1, range(-3, 4)), (0, range(-4, 0))) for dx in across]
    out, a, c, count = bytearray([0]), 0x8000, 0, 12
    contexts = {}

    def byte_out():
        nonlocal c, count
        if out[-1] != 0xFF and c >= 0x8000000:
            out[-1] += 1
            c &= 0x7FFFFFF
        if out[-1] == 0xFF:
            out.append(c >> 20 & 0xFF)
            c &= 0xFFFFF
            count = 7
        else:
            out.append(c >> 19 & 0xFF)
            c &= 0x7FFFF
            count = 8

    for y, row in enumerate(rows):
        for x, pixel in enumerate(row):
            context = tuple(y + dy >= 0 and 0 <= x + dx < WIDTH and rows[y + dy][x + dx] for dx, dy in near)
            state, likely = contexts.get(context, (0, 0))
            chance, after_more, after_less, swap = STATES[state]
            a -= chance
            if pixel == likely:
                if a & 0x8000:
                    c += chance
                    continue
                if a < chance:
                    a = chance
                else:
                    c += chance
                contexts[context] = (after_more, likely)
            else:
                if a < chance:
                    c += chance
                else:
                    a = chance
                contexts[context] = (after_less, 1 - likely if swap else likely)
            while not a & 0x8000:
                a, c, count = a << 1, c << 1, count - 1
                if count == 0:
                    byte_out()
    end = c + a
    c |= 0xFFFF
    if c >= end:
        c -= 0x8000
    for _ in range(2):
        c <<= count
        byte_out()
    return bytes(out[1:] if out[-1] != 0xFF else out[1:-1]) + b"\xff\xac"


def jbig2(bitmap):
    """ITU-T T.88: a page and one generic region."""
    def segment(number, kind, data):
        return struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data
    size = -(-WIDTH // 8)
    rows = [[bitmap[y * size + x // 8] >> 7 - x % 8 & 1 for x in range(WIDTH)] for y in range(HEIGHT)]
    page = struct.pack(">IIIIBH", WIDTH, HEIGHT, 0, 0, 0, 0)
    region = struct.pack(">IIIIBB8b", WIDTH, HEIGHT, 0, 0, 0, 0, 3, -1, -3, -1, 2, -2, -2, -2)
    return segment(0, 48, page) + segment(1, 38, region + arithmetic(rows))


def main():
    os.chdir(os.path.dirname(os.path.abspath(__file__)))
    with tempfile.TemporaryDirectory() as folder:
        def temporary(name):
            return os.path.join(folder, name)

        grey, bilevel, g4, g3 = (temporary(n) for n in ("grey.png", "bilevel.tif", "g4.tif", "g3.tif"))
        run("convert", "-size", f"{WIDTH - 80}x{HEIGHT - 60}", "-density", str(DPI), "-units", "PixelsPerInch", "-font", FONT, "-pointsize", "13",
            "-interline-spacing", "14", "caption:" + TEXT, "-gravity", "center", "-extent", f"{WIDTH}x{HEIGHT}", "-colorspace", "Gray", "-strip", "-depth", "8", grey)
        run("convert", grey, "-density", str(DPI), "-threshold", "60%", "-compress", "Group4", bilevel)
        run("tiffcp", "-c", "g4", "-r", "99999", bilevel, g4)
        run("tiffcp", "-c", "g3:2d", "-r", "99999", bilevel, g3)

        def made(name, *options):
            run("convert", grey, "-density", str(DPI), "-units", "PixelsPerInch", *options, name)

        made("gray16.png", "-depth", "16", "-define", "png:bit-depth=16")
        made("rgb16.png", "-depth", "16", "-define", "png:color-type=2", "-define", "png:bit-depth=16")
        made("interlaced.png", "-interlace", "PNG")
        made("transparent.png", "-transparent", "white")
        made("cmyk.jpg", "-colorspace", "CMYK", "-quality", "60")
        made("progressive.jpg", "-interlace", "JPEG", "-quality", "60")
        made("gray16.tif", "-depth", "16", "-compress", "LZW")
        made("cmyk.tif", "-colorspace", "CMYK", "-compress", "LZW")
        made("transparent.tif", "-transparent", "white", "-compress", "LZW")
        made("jpeg.tif", "-compress", "JPEG", "-quality", "60")
        made(temporary("rgb.tif"), "-type", "TrueColor", "-compress", "LZW")
        run("tiffcp", "-t", "-w", "256", "-l", "256", "-c", "lzw", temporary("rgb.tif"), "tiles.tif")
        run("tiffcp", "-c", "g4", "-r", "64", bilevel, "g4.tif")
        run("convert", grey, "-resize", "102%x49%!", "-density", "204x98", "-units", "PixelsPerInch", "-threshold", "60%", "-compress", "Fax", "fax-204x98.tif")
        run("convert", grey, "-resize", "50%", "-density", "100", "-units", "PixelsPerInch", "-threshold", "60%", "-compress", "Fax", "fax-100.tif")
        run("convert", grey, "-define", "jp2:rate=12", temporary("page.jp2"))

        run("convert", bilevel, temporary("page.pbm"))
        bits = b"/ColorSpace /DeviceGray /BitsPerComponent 1"
        fax = bits + b" /Filter /CCITTFaxDecode /DecodeParms << /K %d /Columns %d /Rows %d >>"
        pdf("ccitt-g4.pdf", strip(g4), fax % (-1, WIDTH, HEIGHT))
        pdf("ccitt-g3.pdf", strip(g3), fax % (4, WIDTH, HEIGHT))
        pdf("jbig2.pdf", jbig2(open(temporary("page.pbm"), "rb").read()[-HEIGHT * -(-WIDTH // 8):]), bits + b" /Filter /JBIG2Decode")
        pdf("jpeg2000.pdf", open(temporary("page.jp2"), "rb").read(), b"/Filter /JPXDecode")


if __name__ == "__main__":
    main()
