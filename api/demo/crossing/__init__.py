"""Two campaigns of SIEI in the demo: invented young people written in six bases, crossed and reviewed for real."""
