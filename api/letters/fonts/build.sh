#!/bin/sh
# Rebuilds the embedded faces: npm's Source Sans 3 (OFL), woff2 to ttf, the latin and latin-ext pieces joined again.
# Needs npm and the dev dependency fonttools[woff]. The result is committed: nobody needs this to run the product.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent @fontsource/source-sans-3@5.3.1 >/dev/null
tar xzf ./*.tgz
export SOURCE_DATE_EPOCH=0
for face in 400-normal:Regular 400-italic:Italic 600-normal:SemiBold 700-normal:Bold; do
    source=${face%%:*}
    for piece in latin latin-ext; do
        python -m fontTools.ttLib.woff2 decompress -o "$piece.ttf" "package/files/source-sans-3-$piece-$source.woff2" >/dev/null
    done
    python -m fontTools.merge --output-file="$here/SourceSans3-${face##*:}.ttf" latin.ttf latin-ext.ttf
done
cp package/LICENSE "$here/OFL.txt"
