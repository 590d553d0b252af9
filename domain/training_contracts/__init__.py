"""FoQualE networks, their places, and the contract « formation qualification emploi » from draft to its marks."""
