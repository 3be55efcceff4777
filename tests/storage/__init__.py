"""Tests of the workshop file: real files, real processes, real disks."""
