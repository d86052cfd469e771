package org.samgraf.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samgraf.store.StoreException.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.samgraf.store.Updates.UNNAMED;
import static org.samgraf.store.Updates.all;
import static org.samgraf.store.Updates.update;

/** A store that cannot be opened anew after a failed write is there again when it can. */
class ReopeningTests {

	@TempDir
	private Path directory;

	@Test
	void itIsTriedAgainAtTheNextUse() throws IOException {
		try (Store store = Store.open(this.directory, 0, UNNAMED)) {
			update(store, "INSERT DATA { :s :p 1 }");
			failWithoutFiles(store);
			assertUnavailable(() -> all(store));
			assertUnavailable(() -> update(store, "INSERT DATA { :s :p 2 }"));
			assertThat(store.state().readable()).isFalse();
			assertThat(store.state().isWritable()).isFalse();
			bringBackFiles();
			assertThat(all(store)).hasSize(1);
			assertThat(store.state().isWritable()).isTrue();
			update(store, "INSERT DATA { :s :p 2 }");
			assertThat(all(store)).hasSize(2);
		}
	}

	@Test
	void whoHasTransactionsOfItsOwnBringsItBackToo() throws IOException {
		try (Store store = Store.open(this.directory, 0, UNNAMED)) {
			update(store, "INSERT DATA { :s :p 1 }");
			List<DatasetGraph> handedOver = new ArrayList<>();
			store.follow(handedOver::add);
			failWithoutFiles(store);
			assertUnavailable(() -> handedOver.getFirst().begin(TxnType.READ));
			bringBackFiles();
			assertUnavailable(() -> handedOver.getFirst().begin(TxnType.READ));
			assertThat(handedOver).hasSize(2);
			assertThat(handedOver.getLast().calculateRead(() -> handedOver.getLast().find().hasNext())).isTrue();
		}
	}

	/** As a disk does that goes away. */
	private void failWithoutFiles(Store store) {
		assertThatIllegalStateException().isThrownBy(() -> store.write(data -> {
			try {
				Files.move(this.directory.resolve("tdb2"), this.directory.resolve("away"));
				Files.createFile(this.directory.resolve("tdb2"));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			throw new IllegalStateException("on purpose");
		})).withMessage("on purpose");
	}

	private void bringBackFiles() throws IOException {
		Files.delete(this.directory.resolve("tdb2"));
		Files.move(this.directory.resolve("away"), this.directory.resolve("tdb2"));
	}

	private void assertUnavailable(Runnable use) {
		assertThatExceptionOfType(StoreException.class).isThrownBy(use::run).satisfies(ex -> {
			assertThat(ex.kind()).isEqualTo(Kind.UNAVAILABLE);
			assertThat(ex.getMessage()).doesNotContain("\n").contains("again");
		});
	}

}
