"""The tone of paper taken out of a picture of it."""

from __future__ import annotations

import cv2
import numpy as np

from press.page import Pixels

WHITE = 255


def evened(page: Pixels, em: int) -> Pixels:
    """Divide a grey page by its own paper tone, so that paper and tints become white.

    The tone is the brightest level within about one character, smoothed: text is thinner
    than that and vanishes from it, a photo's texture does not.
    """
    reach = max(3, round(1.4 * em)) | 1
    small = cv2.resize(page, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (reach // 2 | 1, reach // 2 | 1))
    calm = cv2.medianBlur(small, 3)
    tone = cv2.morphologyEx(calm, cv2.MORPH_CLOSE, kernel)
    tone = cv2.blur(tone, (reach // 4 | 1, reach // 4 | 1))
    tone = cv2.resize(tone, (page.shape[1], page.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(page, np.maximum(tone, 1), scale=WHITE), dtype=np.uint8)
