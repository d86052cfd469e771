package org.samgraf.operate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.samgraf.store.Compaction;
import org.samgraf.store.Store;
import org.samgraf.store.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** What can be done with a store that no server has open. */
final class StoreCommands {

	private StoreCommands() {
	}

	/** Finds the store, and where to print. */
	abstract static class OfStore implements Callable<Integer> {

		@ParentCommand
		private @Nullable Commands commands;

		@Spec
		private @Nullable CommandSpec spec;

		/** All options that are not of the command itself. */
		@Unmatched
		private List<String> settings = new ArrayList<>();

		abstract int run(StorePlace place, PrintWriter out);

		@Override
		public Integer call() {
			return run(Objects.requireNonNull(this.commands).place(this.settings),
					Objects.requireNonNull(this.spec).commandLine().getOut());
		}

	}

	@Command(name = "verify", mixinStandardHelpOptions = true,
			description = "Walk through all of the store and print what is wrong.")
	static final class Verify extends OfStore {

		@Override
		int run(StorePlace place, PrintWriter out) {
			Verification verification = Store.verify(place.folder());
			verification.findings().forEach(finding -> out.println("%s %s".formatted(finding, finding.remedy())));
			verification.repaired().forEach(finding -> out.println("Put right: " + finding));
			out.printf("%d quads, %d terms, %d findings, %d ms%n", verification.quads(), verification.nodes(),
					verification.findings().size(), verification.duration().toMillis());
			return verification.isSound() ? ExitCode.OK : ExitCode.SOFTWARE;
		}

	}

	@Command(name = "backup", mixinStandardHelpOptions = true,
			description = "Write a backup and print its folder. A running server does it by itself: see its management port.")
	static final class Backup extends OfStore {

		@Override
		int run(StorePlace place, PrintWriter out) {
			try (Store store = place.open()) {
				out.println(store.backup(place.backups()).folder());
			}
			return ExitCode.OK;
		}

	}

	@Command(name = "restore", mixinStandardHelpOptions = true,
			description = "Make the store from a backup, where there is none yet.")
	static final class Restore extends OfStore {

		@Parameters(paramLabel = "BACKUP", description = "The folder of the backup.")
		private Path backup = Path.of("");

		@Override
		int run(StorePlace place, PrintWriter out) {
			var whole = org.samgraf.store.Backup.of(this.backup);
			Store.restore(whole, place.folder());
			out.printf("%d graphs restored into %s%n", whole.manifest().graphs().size(), place.folder());
			return ExitCode.OK;
		}

	}

	@Command(name = "compact", mixinStandardHelpOptions = true, description = "Make the store as small as it can be.")
	static final class Compact extends OfStore {

		@Override
		int run(StorePlace place, PrintWriter out) {
			try (Store store = place.open()) {
				Compaction compaction = store.compact();
				out.printf("%d bytes before, %d after%n", compaction.bytesBefore(), compaction.bytesAfter());
			}
			return ExitCode.OK;
		}

	}

}
