/** How requests come in: HTTP/1.1 with chunked watches, and WebSocket watches. */
@NullMarked
package io.hubbackup.apiserver.transport;

import org.jspecify.annotations.NullMarked;
