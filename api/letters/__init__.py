"""Turns letter data into tagged PDF with Typst, and says what a mail may say of it."""
