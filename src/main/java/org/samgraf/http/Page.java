package org.samgraf.http;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Which of the rows of an answer to give.
 *
 * @param number from 1
 * @param size rows a page
 */
public record Page(int number, int size) {

	/** The most rows that a page may have. */
	public static final int MAX_SIZE = 1000;

	/** The highest number of a page. */
	public static final int MAX_NUMBER = 1_000_000;

	/**
	 * The page that a request asks for with {@code page} and {@code size}.
	 * @throws BadPageException where one is no number in its range
	 */
	public static Page of(HttpServletRequest request, int defaultSize) {
		return new Page(number(request, "page", 1, MAX_NUMBER), number(request, "size", defaultSize, MAX_SIZE));
	}

	/** The rows of the page; none where the page is beyond the last. */
	public <T> List<T> cut(List<T> rows) {
		int from = (int) Math.min((this.number - 1L) * this.size, rows.size());
		return rows.subList(from, Math.min(from + this.size, rows.size()));
	}

	/** Whether no rows come after it. */
	public boolean isLast(int rows) {
		return (long) this.number * this.size >= rows;
	}

	private static int number(HttpServletRequest request, String parameter, int otherwise, int max) {
		String written = request.getParameter(parameter);
		if (written == null) {
			return otherwise;
		}
		try {
			int number = Integer.parseInt(written);
			if (number >= 1 && number <= max) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			throw new BadPageException(parameter, written, max);
		}
		throw new BadPageException(parameter, written, max);
	}

	/** The page that was asked for makes no sense. */
	static final class BadPageException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final String parameter;

		private final String written;

		private final int max;

		BadPageException(String parameter, String written, int max) {
			super(parameter);
			this.parameter = parameter;
			this.written = written;
			this.max = max;
		}

		String text(Texts texts) {
			return texts.get("problem.page", this.parameter, this.written, this.max);
		}

	}
}
