package io.hubbackup.run.webhook;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;

/** The certificate and key under which the webhook answers, as somebody else keeps them in a folder: OLM, the service CA of OpenShift, or cert-manager. */
record ServingCertificate(Path folder) {

    private static final String CERTIFICATE = "tls.crt";
    private static final String KEY = "tls.key";

    /** Both files, as they are at this moment; they may not fit while they are being replaced. */
    record Pair(Buffer certificate, Buffer key) {

        PemKeyCertOptions options() {
            return new PemKeyCertOptions().setCertValue(certificate).setKeyValue(key);
        }

        /** Afterwards nobody believes it. */
        Instant validUntil() throws IOException {
            try {
                var first = CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(certificate.getBytes()));
                return ((X509Certificate) first).getNotAfter().toInstant();
            } catch (CertificateException unreadable) {
                throw new IOException(CERTIFICATE + " is no certificate: " + unreadable.getMessage(), unreadable);
            }
        }
    }

    /** Reads the files anew: a mounted Secret is replaced as a whole, and nobody tells. */
    Pair read() throws IOException {
        return new Pair(bytes(CERTIFICATE), bytes(KEY));
    }

    private Buffer bytes(String file) throws IOException {
        return Buffer.buffer(Files.readAllBytes(folder.resolve(file)));
    }
}
