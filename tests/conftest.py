"""What every test runs under: one thread a library, as in production."""

import os

import cv2

os.environ["OMP_THREAD_LIMIT"] = "1"
cv2.setNumThreads(1)
