package org.samgraf.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.samgraf.guard.Digits;

/** A text in UTF-8 that ends with an exception at a number that takes long to read. */
final class ShortNumbers extends FilterInputStream {

	private final Digits digits = new Digits();

	ShortNumbers(InputStream in) {
		super(in);
	}

	@Override
	public int read() throws IOException {
		int read = super.read();
		require(read);
		return read;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		int read = super.read(bytes, offset, length);
		for (int i = 0; i < read; i++) {
			require(bytes[offset + i]);
		}
		return read;
	}

	private void require(int character) {
		if (this.digits.tooManyWith(character)) {
			throw new MalformedTextException("There are more than %,d digits in a row.".formatted(Digits.MAX));
		}
	}

}
