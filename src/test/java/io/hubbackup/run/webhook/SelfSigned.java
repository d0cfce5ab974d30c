package io.hubbackup.run.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hubbackup.kit.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for loopback that vouches for itself, as a test needs it; the JDK's keytool makes it. */
public final class SelfSigned {

    private static final String PASSWORD = "changeit";
    private static final String ALIAS = "webhook";
    private static final Duration STEP = Duration.ofMinutes(1);

    private final KeyStore store;

    private SelfSigned(KeyStore store) {
        this.store = store;
    }

    /** @param algorithm {@code RSA} or {@code EC} */
    public static SelfSigned make(String algorithm) {
        try {
            var file = Files.createTempDirectory("certificate").resolve("store.p12");
            var made = Shell.run(STEP, Map.of(), command(file, algorithm));
            if (!made.ok()) {
                throw new IllegalStateException("keytool: " + made.out() + made.err());
            }
            return new SelfSigned(KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()));
        } catch (IOException | GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<String> command(Path file, String algorithm) {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        return List.of(
                keytool,
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                algorithm,
                "-dname",
                "CN=hub-backup-operator",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-ext",
                "bc:c=ca:true",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD);
    }

    /** Puts both files into the folder, as a mounted Secret has them. */
    public void into(Path folder) {
        try {
            put(
                    folder.resolve("tls.key"),
                    pem(
                            "PRIVATE KEY",
                            store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()));
            put(folder.resolve("tls.crt"), certificate());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void put(Path file, String text) {
        try {
            var fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The certificate as text. */
    String certificate() {
        try {
            return pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The side of a client that trusts this certificate and no other. */
    public SSLContext trusted() {
        try {
            var anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            anchors.setCertificateEntry(ALIAS, store.getCertificate(ALIAS));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(anchors);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN %s-----\n%s\n-----END %1$s-----\n"
                .formatted(
                        what, Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(bytes));
    }
}
