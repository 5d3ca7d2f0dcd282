package org.lerexchange.edge;

import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.resolver.InetSocketAddressResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/**
 * The one way out of a service: resolves a name, checks every address, connects to what was checked and nothing else,
 * follows no redirect, and stops at a time and a size. Addresses inside the machine or a private network are refused
 * unless the exact origin is listed; there is no switch that turns the guard off.
 */
public final class OutboundGuard {

    private final OutboundRules rules;
    private final Names names;
    private final Duration time;
    private final long size;

    OutboundGuard(Set<String> allowedOrigins, Duration time, DataSize size) {
        this(allowedOrigins, time, size, InetAddress::getAllByName);
    }

    OutboundGuard(Set<String> allowedOrigins, Duration time, DataSize size, Names names) {
        this.rules = new OutboundRules(allowedOrigins);
        this.names = names;
        this.time = time;
        this.size = size.toBytes();
    }

    /** Where names are looked up; blocks. */
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** Why nothing was sent, or what came was not taken. */
    public enum Reason {
        /** User info, a fragment, a trailing dot, a number that is not a plain dotted quad, a zone, a mapped address. */
        ODD_FORM,
        /** Not https, and the origin is not listed. */
        SCHEME,
        /** Not 443, and the origin is not listed. */
        PORT,
        /** Inside the machine, a private or a special-purpose network, and the origin is not listed. */
        INSIDE_ADDRESS,
        /** 3xx: where it leads was not checked. */
        REDIRECT,
        /** More bytes than the limit. */
        TOO_LARGE
    }

    /** A refusal by rule, never to be tried again. What fails otherwise (timeout, connection) may pass. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final Reason reason;

        Refused(Reason reason) {
            super("refused to call outside: " + reason, null, false, false);
            this.reason = reason;
        }

        public Reason reason() {
            return reason;
        }
    }

    /** What came back, with header names in lower case. */
    public static final class Answer {
        private final int status;
        private final Map<String, String> headers;
        private final byte[] body;

        Answer(int status, Map<String, String> headers, byte[] body) {
            this.status = status;
            this.headers = Map.copyOf(headers);
            this.body = body.clone();
        }

        public int status() {
            return status;
        }

        public Map<String, String> headers() {
            return headers;
        }

        public byte[] body() {
            return body.clone();
        }
    }

    /** Refuses what is wrong with a URL by its text alone, before it is kept (a webhook's address, say). */
    public void check(URI uri) {
        rules.checked(uri);
    }

    public Mono<Answer> get(URI uri, Map<String, String> headers) {
        return send("GET", uri, headers, new byte[0]);
    }

    public Mono<Answer> post(URI uri, Map<String, String> headers, byte[] body) {
        return send("POST", uri, headers, body);
    }

    private Mono<Answer> send(String method, URI uri, Map<String, String> headers, byte[] body) {
        return Mono.fromCallable(() -> pinned(rules.checked(uri)))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(address -> exchange(client(address, headers), method, uri, body))
                .timeout(time);
    }

    private InetAddress pinned(OutboundRules.Target target) throws UnknownHostException {
        if (target.literal().isPresent()) {
            return target.literal().get();
        }
        InetAddress[] found = names.addresses(target.host());
        if (found.length == 0) {
            throw new UnknownHostException("expected an address, but the name has none");
        }
        for (InetAddress address : found) {
            OutboundRules.checkAddress(address, target.listed());
        }
        return found[0];
    }

    private HttpClient client(InetAddress address, Map<String, String> headers) {
        return HttpClient.newConnection()
                .resolver(new Pinned(address))
                .followRedirect(false)
                .noProxy()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) time.toMillis())
                .headers(sent -> headers.forEach(sent::set));
    }

    private Mono<Answer> exchange(HttpClient client, String method, URI uri, byte[] body) {
        HttpClient.RequestSender sender =
                client.request(HttpMethod.valueOf(method)).uri(uri);
        HttpClient.ResponseReceiver<?> receiver =
                body.length == 0 ? sender : sender.send(ByteBufFlux.fromInbound(Mono.just(body)));
        return receiver.response(this::answer).single();
    }

    private Mono<Answer> answer(HttpClientResponse response, ByteBufFlux bytes) {
        int status = response.status().code();
        if (status / 100 == 3 && status != 304) {
            return Mono.error(new Refused(Reason.REDIRECT));
        }
        return bytes.asByteArray()
                .reduceWith(ByteArrayOutputStream::new, this::append)
                .map(body -> new Answer(status, headers(response), body.toByteArray()));
    }

    private ByteArrayOutputStream append(ByteArrayOutputStream body, byte[] more) {
        if (body.size() + (long) more.length > size) {
            throw new Refused(Reason.TOO_LARGE);
        }
        body.writeBytes(more);
        return body;
    }

    private static Map<String, String> headers(HttpClientResponse response) {
        Map<String, String> named = new LinkedHashMap<>();
        response.responseHeaders()
                .forEach(header -> named.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return named;
    }

    /** Resolves every name to the one address that was checked. */
    private static final class Pinned extends AddressResolverGroup<InetSocketAddress> {
        private final InetAddress address;

        Pinned(InetAddress address) {
            this.address = address;
        }

        @Override
        protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
            return new InetSocketAddressResolver(executor, new InetNameResolver(executor) {
                @Override
                protected void doResolve(String host, Promise<InetAddress> promise) {
                    promise.setSuccess(address);
                }

                @Override
                protected void doResolveAll(String host, Promise<List<InetAddress>> promise) {
                    promise.setSuccess(List.of(address));
                }
            });
        }
    }
}
