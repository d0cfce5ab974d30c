package io.hubbackup.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of loopback for programs that a test starts, each given away once. They are none of those that a system gives to connections: one that was free a moment ago would be
 * somebody's by the time the program listens.
 */
public final class FreePort {

    /** Behind those of the hubs, and before those that Linux gives to connections. */
    private static final int FIRST = 30_000;

    private static final int END = 32_700;

    /** Another run on this machine begins elsewhere. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(FIRST, END));

    private FreePort() {}

    /** One that nobody listens on. */
    public static int take() {
        for (int tried = FIRST; tried < END; tried++) {
            int port = NEXT.getAndUpdate(last -> last + 1 < END ? last + 1 : FIRST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port from %d to %d is free".formatted(FIRST, END));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (BindException taken) {
            return false;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
