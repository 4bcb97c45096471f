package fr.palmares.documents.storage;

import io.minio.GetObjectArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.PostPolicy;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The object store. Keys are ours, unguessable, and written once. */
@ApplicationScoped
public class Objects {

    private static final Set<String> ABSENT = Set.of("NoSuchKey", "NotFound", "NoSuchObject");
    private static final Duration SIGNED_FOR = Duration.ofHours(1);
    private static final int CONNECTIONS = 64;

    /** The store cannot be reached or refuses: the work is tried again later, never half done. */
    public static final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Where a sender brings one object straight to the store, with the fields that go before the file. */
    public record Post(String url, Map<String, String> fields) {}

    private final MinioClient store;
    private final MinioClient outside;
    private final OkHttpClient http;
    private final String publicEndpoint;
    private final Buckets buckets;
    private final SecureRandom random = new SecureRandom();

    Objects(
            @ConfigProperty(name = "palmares.s3.endpoint") String endpoint,
            @ConfigProperty(name = "palmares.s3.public-endpoint") Optional<String> publicEndpoint,
            @ConfigProperty(name = "palmares.s3.access-key") String accessKey,
            @ConfigProperty(name = "palmares.s3.secret-key") String secretKey,
            @ConfigProperty(name = "palmares.s3.region", defaultValue = "us-east-1") String region,
            @ConfigProperty(name = "palmares.s3.bucket-prefix", defaultValue = "-") String prefix) {
        this.store = MinioClient.builder()
                .endpoint(endpoint)
                .region(region)
                .credentials(accessKey, secretKey)
                .build();
        this.store.setTimeout(
                Duration.ofSeconds(5).toMillis(),
                Duration.ofSeconds(60).toMillis(),
                Duration.ofSeconds(60).toMillis());
        this.http = new OkHttpClient.Builder()
                .connectTimeout(Duration.ofSeconds(5))
                .readTimeout(Duration.ofSeconds(60))
                .writeTimeout(Duration.ofSeconds(60))
                .connectionPool(new ConnectionPool(CONNECTIONS, 1, TimeUnit.MINUTES))
                .build();
        this.publicEndpoint = publicEndpoint.orElse(endpoint);
        this.outside = MinioClient.builder()
                .endpoint(this.publicEndpoint)
                .region(region)
                .credentials(accessKey, secretKey)
                .build();
        this.buckets = new Buckets(store, prefix.equals("-") ? "" : prefix);
    }

    @PreDestroy
    void close() throws Exception {
        store.close();
        outside.close();
        http.connectionPool().evictAll();
    }

    /** Lets a sender bring one object of that type and at most that size; the store itself refuses any other. */
    public Post post(Bucket bucket, String key, String type, long mostBytes, Instant until) {
        return ask("sign", bucket, key, () -> {
            var name = buckets.ready(bucket);
            var policy = new PostPolicy(name, until.atZone(ZoneOffset.UTC));
            policy.addEqualsCondition("key", key);
            policy.addEqualsCondition("Content-Type", type);
            policy.addContentLengthRangeCondition(1, mostBytes);
            var fields = new LinkedHashMap<String, String>();
            fields.put("key", key);
            fields.put("Content-Type", type);
            fields.putAll(outside.getPresignedPostFormData(policy));
            return new Post(publicEndpoint.replaceAll("/+$", "") + "/" + name, fields);
        });
    }

    /** An address that opens one object for a while, to whoever has it. */
    public String address(Bucket bucket, String key, Duration life) {
        return ask(
                "sign",
                bucket,
                key,
                () -> outside.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                        .method(Http.Method.GET)
                        .bucket(buckets.name(bucket))
                        .object(key)
                        .expiry((int) life.toSeconds())
                        .build()));
    }

    /** A new key under {@code folder}; nobody guesses it. */
    public String newKey(String folder) {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return folder + "/" + HexFormat.of().formatHex(bytes);
    }

    /**
     * Streams {@code content} into the store; an exception of the stream stores nothing. The store wants to know the length
     * first: content of an unknown one (-1) waits in a temporary file, not in memory.
     */
    public void put(Bucket bucket, String key, InputStream content, long length, String type) {
        ask("put", bucket, key, () -> {
            if (length >= 0) {
                return send(bucket, key, new StreamBody(content, length, MediaType.get(type)));
            }
            var whole = Files.createTempFile("palmares-upload", null);
            try {
                Files.copy(content, whole, StandardCopyOption.REPLACE_EXISTING);
                put(bucket, key, whole, type);
                return key;
            } finally {
                Files.delete(whole);
            }
        });
    }

    /** To a signed address: the library's own way reads a stream twice, to hash what the sender has hashed. */
    private String send(Bucket bucket, String key, StreamBody body) throws IOException, MinioException {
        var address = store.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                .method(Http.Method.PUT)
                .bucket(buckets.ready(bucket))
                .object(key)
                .expiry((int) SIGNED_FOR.toSeconds())
                .build());
        var request = new Request.Builder().url(address).put(body).build();
        try (var answer = http.newCall(request).execute()) {
            if (!answer.isSuccessful()) {
                throw new IOException("the store answered " + answer.code());
            }
        }
        return key;
    }

    public void put(Bucket bucket, String key, Path file, String type) {
        try (var content = Files.newInputStream(file)) {
            put(bucket, key, content, Files.size(file), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public InputStream get(Bucket bucket, String key) {
        return ask(
                "get",
                bucket,
                key,
                () -> store.getObject(GetObjectArgs.builder()
                        .bucket(buckets.name(bucket))
                        .object(key)
                        .build()));
    }

    public boolean exists(Bucket bucket, String key) {
        return ask("stat", bucket, key, () -> {
            try {
                store.statObject(StatObjectArgs.builder()
                        .bucket(buckets.ready(bucket))
                        .object(key)
                        .build());
                return true;
            } catch (ErrorResponseException e) {
                if (ABSENT.contains(e.errorResponse().code())) {
                    return false;
                }
                throw e;
            }
        });
    }

    /** Nothing happens when it is gone already. */
    public void remove(Bucket bucket, String key) {
        ask("remove", bucket, key, () -> {
            try {
                store.removeObject(RemoveObjectArgs.builder()
                        .bucket(buckets.name(bucket))
                        .object(key)
                        .build());
            } catch (ErrorResponseException e) {
                if (!ABSENT.contains(e.errorResponse().code())) {
                    throw e;
                }
            }
            return key;
        });
    }

    /** Every object of a bucket with the time it was written. */
    public void list(Bucket bucket, BiConsumer<String, Instant> object) {
        ask("list", bucket, "", () -> {
            var name = buckets.ready(bucket);
            for (var item : store.listObjects(
                    ListObjectsArgs.builder().bucket(name).recursive(true).build())) {
                object.accept(item.get().objectName(), item.get().lastModified().toInstant());
            }
            return name;
        });
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws IOException, MinioException;
    }

    /**
     * Idle connections to a store that failed are given up: on a dead one the next upload would be lost, because a stream
     * cannot be sent twice.
     *
     * @throws Unavailable for a lost connection too, which the library tells by exceptions that are not its own
     */
    private <T> T ask(String verb, Bucket bucket, String key, Question<T> question) {
        try {
            return question.ask();
        } catch (IOException | MinioException | IllegalStateException | CompletionException e) {
            http.connectionPool().evictAll();
            throw new Unavailable(verb + " " + bucket + " " + key + ": " + e.getMessage(), e);
        }
    }
}
