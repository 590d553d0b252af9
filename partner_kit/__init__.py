"""What a partner runs on its side: simulators and conformance checks. It knows the published client, never our code."""
