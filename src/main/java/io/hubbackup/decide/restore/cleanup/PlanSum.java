package io.hubbackup.decide.restore.cleanup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A fingerprint of a set of objects that does not depend on their order and is made without holding them: the SHA-256 of each, added up in four lanes.
 * The state of an object is not in it, only which object it is: what ticks does not make it another plan.
 */
record PlanSum(long objects, long a, long b, long c, long d) {

    static final PlanSum NOTHING = new PlanSum(0, 0, 0, 0, 0);

    PlanSum plus(PlanSum other) {
        return new PlanSum(objects + other.objects, a + other.a, b + other.b, c + other.c, d + other.d);
    }

    String text() {
        return "%d %x %x %x %x".formatted(objects, a, b, c, d);
    }

    /** Adds up objects, one by one. */
    static final class Adding {

        private final MessageDigest sha256 = sha256();
        private long objects;
        private long a;
        private long b;
        private long c;
        private long d;

        void add(DoomedObject object) {
            var text = object.key() + "\n" + object.uid();
            var lanes = ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
            objects++;
            a += lanes.getLong();
            b += lanes.getLong();
            c += lanes.getLong();
            d += lanes.getLong();
        }

        PlanSum sum() {
            return new PlanSum(objects, a, b, c, d);
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java platform has SHA-256", impossible);
            }
        }
    }
}
