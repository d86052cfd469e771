package org.samgraf.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The users, as their file has them: one on a line, as {@code name:hash:role,role}; lines
 * that begin with # are comments. It is read again when it has changed.
 */
final class UserFile {

	private static final Logger log = LoggerFactory.getLogger(UserFile.class);

	private static final int PARTS = 3;

	private final @Nullable Path file;

	private Map<String, User> users = Map.of();

	private @Nullable List<Object> state;

	/**
	 * Reads the file.
	 * @param file null where there are no users
	 * @throws UsersException where it cannot be read or a line is wrong
	 */
	UserFile(@Nullable Path file) {
		this.file = file;
		if (file != null) {
			this.state = state(file);
			this.users = read(file);
		}
	}

	/**
	 * The users as they are now, by name. A file that has become wrong is reported and
	 * changes nothing.
	 */
	synchronized Map<String, User> users() {
		if (this.file != null) {
			try {
				List<Object> now = state(this.file);
				if (!now.equals(this.state)) {
					this.state = now;
					this.users = read(this.file);
					log.info("The users were read anew from '{}': {}", this.file, this.users.size());
				}
			}
			catch (UsersException ex) {
				log.error("The users stay as they were: {}", ex.getMessage());
			}
		}
		return this.users;
	}

	private static List<Object> state(Path file) {
		try {
			var attributes = Files.readAttributes(file, BasicFileAttributes.class);
			return List.of(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
		}
		catch (IOException ex) {
			throw unreadable(file, ex);
		}
	}

	private static Map<String, User> read(Path file) {
		warnOfReaders(file);
		Map<String, User> users = new TreeMap<>();
		try {
			int number = 0;
			for (String line : Files.readAllLines(file)) {
				number++;
				if (!line.isBlank() && !line.startsWith("#")) {
					User user = parse(line, "%s:%d: ".formatted(file, number));
					if (users.put(user.name(), user) != null) {
						throw new UsersException("%s:%d: The name '%s' was given before; each may be there once."
							.formatted(file, number, user.name()));
					}
				}
			}
		}
		catch (IOException ex) {
			throw unreadable(file, ex);
		}
		return users;
	}

	private static User parse(String line, String place) {
		String[] parts = line.strip().split(":", -1);
		if (parts.length != PARTS) {
			throw new UsersException(place + "A line is written as name:{bcrypt}hash:role,role.");
		}
		if (!PasswordHash.NAME.matcher(parts[0]).matches()) {
			throw new UsersException(place + PasswordHash.NAME_RULE);
		}
		if (!PasswordHash.isHash(parts[1])) {
			throw new UsersException(place
					+ "The hash is none of {bcrypt} with a cost from 04 to 16. The command hash-password makes one.");
		}
		Set<Role> roles = EnumSet.noneOf(Role.class);
		for (String role : parts[2].split(",", -1)) {
			roles.add(Role.of(role.strip())
				.orElseThrow(() -> new UsersException(
						"%sThere is no role '%s'; there are editor and operator.".formatted(place, role.strip()))));
		}
		return new User(parts[0], parts[1], roles);
	}

	private static void warnOfReaders(Path file) {
		try {
			if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
				log.warn(
						"Everybody on this machine can read '{}', the file of the users. Take that right away: chmod o= {}",
						file, file);
			}
		}
		catch (UnsupportedOperationException | IOException ex) {
			log.debug("It cannot be told who can read '{}'", file, ex);
		}
	}

	private static UsersException unreadable(Path file, IOException ex) {
		return new UsersException(
				"The file of the users, '%s', cannot be read (%s). The setting samgraf.users names it.".formatted(file,
						ex));
	}

}
