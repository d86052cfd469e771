package org.samgraf.load;

import java.nio.file.Path;

/**
 * Why a file was refused.
 *
 * @param file the file at fault, relative to the product's root
 * @param line where in it, counted from 1; 0 where no line can be given
 * @param message what is wrong and what would be accepted
 */
public record Problem(Path file, long line, String message) {

	@Override
	public String toString() {
		return (this.line > 0) ? "%s:%d: %s".formatted(this.file, this.line, this.message)
				: "%s: %s".formatted(this.file, this.message);
	}
}
