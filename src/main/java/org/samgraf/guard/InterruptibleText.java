package org.samgraf.guard;

/** A text that stops whoever reads in it for ever when the query is cancelled. */
final class InterruptibleText implements CharSequence {

	private static final int STEPS = 1024;

	private final String text;

	private final Allowance allowance;

	private int steps;

	InterruptibleText(String text, Allowance allowance) {
		this.text = text;
		this.allowance = allowance;
	}

	@Override
	public char charAt(int index) {
		if (++this.steps % STEPS == 0) {
			this.allowance.goOn();
		}
		return this.text.charAt(index);
	}

	@Override
	public int length() {
		return this.text.length();
	}

	@Override
	public CharSequence subSequence(int start, int end) {
		return this.text.substring(start, end);
	}

	@Override
	public String toString() {
		return this.text;
	}

}
