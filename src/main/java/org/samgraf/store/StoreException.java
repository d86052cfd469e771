package org.samgraf.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.samgraf.store.Verification.Finding;

/**
 * The store could not be opened, read or written. The message is for the person who runs
 * the server: what happened, where, and what to do.
 */
public final class StoreException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** As much as TDB2 adds to a file at once: a disk with less room is full. */
	private static final long SEGMENT = 8L * 1024 * 1024;

	private static final Pattern FULL = Pattern.compile("no space left|quota exceeded", Pattern.CASE_INSENSITIVE);

	private final Kind kind;

	private final transient @Nullable Verification verification;

	StoreException(Kind kind, String message, @Nullable Throwable cause) {
		this(kind, message, cause, null);
	}

	private StoreException(Kind kind, String message, @Nullable Throwable cause, @Nullable Verification verification) {
		super(message, cause);
		this.kind = kind;
		this.verification = verification;
	}

	/** Why it could not, for whoever must tell a client. */
	public enum Kind {

		/** Another process, or another part of this one, holds the store. */
		IN_USE,

		/** The disk or the directory may be read only. */
		READ_ONLY,

		/** The disk is full. Nothing was changed; reading goes on. */
		NO_ROOM,

		/** It is closed, or is being opened anew: it may be there in a moment. */
		UNAVAILABLE,

		/** Its files contradict each other. */
		DAMAGED,

		/** Anything else. */
		FAILED

	}

	public Kind kind() {
		return this.kind;
	}

	/** What was found where it is damaged; null otherwise. */
	@Nullable Verification verification() {
		return this.verification;
	}

	static StoreException damaged(Path directory, Verification verification) {
		Finding first = verification.findings().getFirst();
		int more = verification.findings().size() - 1;
		return new StoreException(Kind.DAMAGED, "The store in '%s' is damaged: %s%s. %s".formatted(directory, first,
				(more > 0) ? " (and %d more)".formatted(more) : "", first.remedy()), null, verification);
	}

	/**
	 * Throws where a write failed because of the disk, and returns where it failed
	 * because of what was written.
	 */
	static void throwIfOfDisk(Path directory, Throwable failure) {
		throwIfNoRoom(directory, failure);
		if (isOfDisk(failure)) {
			throw new StoreException(Kind.FAILED,
					"The store in '%s' could not be written (%s); nothing was changed.".formatted(directory, failure),
					failure);
		}
	}

	static void throwIfNoRoom(Path directory, Throwable failure) {
		boolean isFull = causes(failure).anyMatch(cause -> FULL.matcher(String.valueOf(cause.getMessage())).find());
		boolean hasNoRoom = Files.exists(directory) && directory.toFile().getUsableSpace() < SEGMENT;
		if (isFull || (hasNoRoom && isOfDisk(failure))) {
			throw new StoreException(Kind.NO_ROOM,
					"The disk of the store in '%s' is full. Make room; nothing was changed.".formatted(directory),
					failure);
		}
	}

	/** A page of a mapped file that the disk has no room for ends as InternalError. */
	private static boolean isOfDisk(Throwable failure) {
		return causes(failure).anyMatch(cause -> cause instanceof IOException || cause instanceof InternalError);
	}

	private static Stream<Throwable> causes(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
	}

}
