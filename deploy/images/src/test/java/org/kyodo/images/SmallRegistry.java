package org.kyodo.images;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A registry of images that takes everything, for as long as a test runs. */
final class SmallRegistry implements AutoCloseable {
    private final HttpsServer server;
    private final Set<String> blobs = ConcurrentHashMap.newKeySet();
    private final Map<String, String> manifests = new ConcurrentHashMap<>();

    /** @param folder for its certificate, which nobody has signed */
    SmallRegistry(Path folder) throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls(folder)));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v2/", this::answer);
        server.start();
    }

    private static SSLContext tls(Path folder) throws Exception {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Tool.run(
                folder,
                List.of(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "registry",
                        "-dname",
                        "CN=localhost",
                        "-keyalg",
                        "EC",
                        "-storepass",
                        "password",
                        "-keystore",
                        "registry.p12"));
        char[] password = "password".toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(folder.resolve("registry.p12").toFile(), password), password);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            int status =
                    switch (exchange.getRequestMethod()) {
                        case "POST", "PATCH" -> {
                            exchange.getResponseHeaders().add("Location", "/v2/upload/blobs/uploads/1");
                            yield 202;
                        }
                        case "PUT" -> {
                            if (path.contains("/manifests/")) {
                                manifests.put(path.substring("/v2/".length()), digest(body));
                            } else {
                                blobs.add(exchange.getRequestURI().getQuery().replaceFirst(".*digest=", ""));
                            }
                            yield 201;
                        }
                        case "HEAD" -> blobs.contains(path.replaceFirst(".*/", "")) ? 200 : 404;
                        default -> path.equals("/v2/") ? 200 : 404;
                    };
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private static String digest(byte[] body) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String address() {
        return "localhost:" + server.getAddress().getPort();
    }

    String manifest(String image, String tag) {
        return manifests.get(image + "/manifests/" + tag);
    }

    Set<String> blobs() {
        return blobs;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
