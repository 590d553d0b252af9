"""SIEI: who left a training without a diploma and is found nowhere, said with its reasons."""
