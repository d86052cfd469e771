package org.samgraf.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.DelegatingServletInputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A body is unpacked, but not to any size. */
class PackedBodyTests {

	private static final int LARGE = 10_000_000;

	private static byte[] pack(String coding, byte[] bytes) throws IOException {
		var out = new ByteArrayOutputStream();
		try (OutputStream packing = coding.equals("gzip") ? new GZIPOutputStream(out) : new DeflaterOutputStream(out)) {
			packing.write(bytes);
		}
		return out.toByteArray();
	}

	private static Packing packing(String... headers) {
		return Packing.of(Collections.enumeration(List.of(headers)));
	}

	private static byte[] unpack(String coding, byte[] packed, long max) throws IOException {
		try (var in = new LimitedStream(new DelegatingServletInputStream(new ByteArrayInputStream(packed)),
				packing(coding), max)) {
			return in.readAllBytes();
		}
	}

	@ParameterizedTest
	@CsvSource({ "gzip", "deflate" })
	void aPackedBodyIsUnpacked(String coding) throws IOException {
		byte[] text = "å text".getBytes(StandardCharsets.UTF_8);
		assertThat(unpack(coding, pack(coding, text), 100)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource({ "gzip", "deflate" })
	void whatSwellsTooMuchIsRefusedEarly(String coding) throws IOException {
		byte[] packed = pack(coding, new byte[LARGE]);
		assertThatExceptionOfType(BodyLimit.TooLargeBodyException.class)
			.isThrownBy(() -> unpack(coding, packed, Long.MAX_VALUE));
	}

	@ParameterizedTest
	@CsvSource({ "gzip", "deflate" })
	void whatIsTooLargeOnceItIsUnpackedIsRefused(String coding) throws IOException {
		byte[] packed = pack(coding, "0123456789".repeat(10).getBytes(StandardCharsets.UTF_8));
		assertThat(unpack(coding, packed, 100)).hasSize(100);
		assertThatExceptionOfType(BodyLimit.TooLargeBodyException.class).isThrownBy(() -> unpack(coding, packed, 99));
	}

	@ParameterizedTest
	@CsvSource({ "gzip", "deflate" })
	void whatIsBrokenOffIsMalformed(String coding) throws IOException {
		byte[] packed = pack(coding, "a text that is long enough to be broken off".getBytes(StandardCharsets.UTF_8));
		byte[] half = Arrays.copyOf(packed, packed.length / 2);
		assertThatExceptionOfType(MalformedTextException.class).isThrownBy(() -> unpack(coding, half, 1000));
		assertThatExceptionOfType(MalformedTextException.class)
			.isThrownBy(() -> unpack(coding, new byte[] { 1, 2, 3 }, 1000));
	}

	@Test
	void onlyOnePackingIsKnownAtATime() {
		assertThat(packing()).isEqualTo(Packing.NONE);
		assertThat(packing("identity")).isEqualTo(Packing.NONE);
		assertThat(packing("X-GZIP")).isEqualTo(Packing.GZIP);
		assertThat(packing("gzip, gzip")).isEqualTo(Packing.UNKNOWN);
		assertThat(packing("gzip", "gzip")).isEqualTo(Packing.UNKNOWN);
		assertThat(packing("br")).isEqualTo(Packing.UNKNOWN);
	}

}
