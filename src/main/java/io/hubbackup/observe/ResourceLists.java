package io.hubbackup.observe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ResourceList;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the lists of what backups hold from the addresses that Velero names. An address is a key to the store: it is never logged or told. */
public final class ResourceLists {

    private static final String WHAT = "resource list";
    private static final JsonFactory JSON = new JsonFactory();

    /** Some two million objects; nobody makes this process hold more. */
    private static final long MOST_BYTES = 256L << 20;

    /** Opens what lies at an address. */
    @FunctionalInterface
    public interface Source {

        /** @throws IOException whose message does not have the address in it */
        InputStream open(URI address) throws IOException;
    }

    private final Source source;

    public ResourceLists(Source source) {
        this.source = source;
    }

    /** Blocks. {@code Unreadable} when the address cannot be reached, or holds something else. */
    public Observed<ResourceList> read(String address) {
        try (var zipped = source.open(URI.create(address));
                var text = new Bounded(new GZIPInputStream(zipped));
                var parser = JSON.createParser(text)) {
            return Observed.of(new ResourceList(kinds(parser)));
        } catch (IllegalArgumentException noAddress) {
            return Observed.unreadable(WHAT, "Velero names no address that can be understood");
        } catch (IOException failed) {
            return Observed.unreadable(WHAT, ApiReader.words(failed));
        }
    }

    private static Map<String, List<String>> kinds(JsonParser parser) throws IOException {
        expect(parser.nextToken(), JsonToken.START_OBJECT);
        var kinds = new LinkedHashMap<String, List<String>>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var kind = parser.currentName();
            expect(parser.nextToken(), JsonToken.START_ARRAY);
            var names = new ArrayList<String>();
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                names.add(parser.getText());
            }
            expect(parser.currentToken(), JsonToken.END_ARRAY);
            kinds.put(kind, List.copyOf(names));
        }
        expect(parser.currentToken(), JsonToken.END_OBJECT);
        return kinds;
    }

    private static void expect(@Nullable JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw new IOException("what lies at its address is not a list of names by kind");
        }
    }

    private static final class Bounded extends FilterInputStream {

        private long left = MOST_BYTES;

        private Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            take(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            take(Math.max(0, read));
            return read;
        }

        private void take(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException("it is larger than %d MiB".formatted(MOST_BYTES >> 20));
            }
        }
    }
}
