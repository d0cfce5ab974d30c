package io.hubbackup.apiserver.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.ObjectStore;
import io.hubbackup.apiserver.store.Stored;
import io.hubbackup.observe.Clockwork;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The bearer tokens: those that the server was given, and those that it makes for service accounts, which end with their time or their account. */
final class Tokens {

    static final String AUDIENCE = "https://kubernetes.default.svc";
    private static final String ACCOUNTS = "serviceaccounts";
    private static final String SIGNATURE = "HmacSHA256";
    private static final String HEADER =
            encode("{\"alg\":\"HS256\",\"kid\":\"embedded\"}".getBytes(StandardCharsets.UTF_8));

    private final Map<String, User> given;
    private final ObjectStore store;
    private final Clockwork time;
    private final RandomGenerator random;
    private final byte[] key = new byte[32];

    Tokens(Map<String, User> given, ObjectStore store, Clockwork time, RandomGenerator random) {
        this.given = Map.copyOf(given);
        this.store = store;
        this.time = time;
        this.random = random;
        random.nextBytes(key);
    }

    /** Empty for a token that is nobody's, or nobody's any more. */
    Optional<User> owner(String token) {
        return Optional.ofNullable(given.get(token)).or(() -> claims(token).flatMap(this::account));
    }

    String issue(Stored account, List<String> audiences, Duration lifetime) {
        long now = time.now().getEpochSecond();
        var claims = Json.object();
        audiences.forEach(claims.putArray("aud")::add);
        claims.put("exp", now + lifetime.toSeconds())
                .put("iat", now)
                .put("iss", AUDIENCE)
                .put("jti", identifier());
        claims.putObject("kubernetes.io")
                .put("namespace", account.namespace())
                .putObject("serviceaccount")
                .put("name", account.name())
                .put("uid", account.uid());
        claims.put("nbf", now).put("sub", User.serviceAccountName(account.namespace(), account.name()));
        var signed = HEADER + "." + encode(Json.bytes(claims));
        return signed + "." + encode(signature(signed));
    }

    private Optional<JsonNode> claims(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var signature = Base64.getUrlDecoder().decode(parts[2]);
            return MessageDigest.isEqual(signature, signature(parts[0] + "." + parts[1]))
                    ? Optional.of(Json.object(Base64.getUrlDecoder().decode(parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException | UncheckedIOException notOurs) {
            return Optional.empty();
        }
    }

    private Optional<User> account(JsonNode claims) {
        var about = claims.path("kubernetes.io");
        boolean lives = claims.path("exp").asLong() > time.now().getEpochSecond();
        boolean forUs = StreamSupport.stream(claims.path("aud").spliterator(), false)
                .anyMatch(audience -> audience.asText().equals(AUDIENCE));
        return store.find(ACCOUNTS, Json.text(about, "namespace"), Json.text(about, "serviceaccount", "name"))
                .filter(account -> lives && forUs)
                .filter(account -> account.uid().equals(Json.text(about, "serviceaccount", "uid")))
                .map(account -> User.serviceAccount(account.namespace(), account.name(), account.uid(), extra(claims)));
    }

    private static Map<String, List<String>> extra(JsonNode claims) {
        return Map.of("authentication.kubernetes.io/credential-id", List.of("JTI=" + Json.text(claims, "jti")));
    }

    private String identifier() {
        var bytes = new byte[16];
        synchronized (random) {
            random.nextBytes(bytes);
        }
        return UUID.nameUUIDFromBytes(bytes).toString();
    }

    private byte[] signature(String text) {
        try {
            var mac = Mac.getInstance(SIGNATURE);
            mac.init(new SecretKeySpec(key, SIGNATURE));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
