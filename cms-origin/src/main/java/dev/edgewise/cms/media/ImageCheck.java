package dev.edgewise.cms.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Looks at what an image is, whatever it is called. Its size in pixels is read first and
 * bounded, then it is decoded, every frame and every row but only some of the pixels, so
 * that memory stays small: what cannot be decoded is no image. One at a time. Fails with
 * {@link UnacceptableImageException}.
 */
class ImageCheck {

	private static final int LARGEST_SIDE_DECODED = 256;

	private final long maxPixels;

	private final int maxFrames;

	ImageCheck(long maxPixels, int maxFrames) {
		this.maxPixels = maxPixels;
		this.maxFrames = maxFrames;
	}

	synchronized Image check(byte[] content) {
		try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
			Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
			if (!readers.hasNext()) {
				throw UnacceptableImageException.unknownType();
			}
			ImageReader reader = readers.next();
			try {
				ImageType type = ImageType.ofFormat(reader.getFormatName())
					.orElseThrow(UnacceptableImageException::unknownType);
				reader.setInput(stream);
				return decode(reader, type);
			}
			finally {
				reader.dispose();
			}
		}
		catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException ex) {
			throw UnacceptableImageException.broken();
		}
	}

	private Image decode(ImageReader reader, ImageType type) throws IOException {
		int width = reader.getWidth(0);
		int height = reader.getHeight(0);
		requireSmall(width, height);
		int frames = (type == ImageType.GIF) ? reader.getNumImages(true) : 1;
		if (frames > this.maxFrames) {
			throw UnacceptableImageException.tooManyFrames(this.maxFrames);
		}
		for (int frame = 0; frame < frames; frame++) {
			requireSmall(reader.getWidth(frame), reader.getHeight(frame));
			reader.read(frame, sparsely(reader, frame));
		}
		return new Image(type, width, height);
	}

	private void requireSmall(int width, int height) {
		if ((long) width * height > this.maxPixels) {
			throw UnacceptableImageException.tooManyPixels(this.maxPixels);
		}
	}

	private static ImageReadParam sparsely(ImageReader reader, int frame) throws IOException {
		int side = Math.max(reader.getWidth(frame), reader.getHeight(frame));
		int step = Math.max(1, side / LARGEST_SIDE_DECODED);
		ImageReadParam parameters = reader.getDefaultReadParam();
		parameters.setSourceSubsampling(step, step, 0, 0);
		return parameters;
	}

	/** What the content turned out to be. */
	record Image(ImageType type, int width, int height) {

	}

}
