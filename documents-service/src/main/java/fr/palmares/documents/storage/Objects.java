package fr.palmares.documents.storage;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PostPolicy;
import io.minio.PutObjectArgs;
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
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The object store. Keys are ours, unguessable, and written once. */
@ApplicationScoped
public class Objects {

    private static final long PART = 5L * 1024 * 1024;
    private static final int CHUNK = 64 * 1024;
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
    private final String prefix;
    private final Set<Bucket> ready = ConcurrentHashMap.newKeySet();
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
        this.prefix = prefix.equals("-") ? "" : prefix;
    }

    @PreDestroy
    void close() throws Exception {
        store.close();
        outside.close();
        http.connectionPool().evictAll();
    }

    /** Lets a sender bring one object of that type and at most that size; the store itself refuses any other. */
    public Post post(Bucket bucket, String key, String type, long mostBytes, Instant until) {
        ensure(bucket);
        try {
            var policy = new PostPolicy(name(bucket), until.atZone(ZoneOffset.UTC));
            policy.addEqualsCondition("key", key);
            policy.addEqualsCondition("Content-Type", type);
            policy.addContentLengthRangeCondition(1, mostBytes);
            var fields = new LinkedHashMap<String, String>();
            fields.put("key", key);
            fields.put("Content-Type", type);
            fields.putAll(outside.getPresignedPostFormData(policy));
            return new Post(publicEndpoint.replaceAll("/+$", "") + "/" + name(bucket), fields);
        } catch (MinioException e) {
            throw failure("sign", bucket, key, e);
        }
    }

    /** An address that opens one object for a while, to whoever has it. */
    public String address(Bucket bucket, String key, Duration life) {
        try {
            return outside.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                    .method(Http.Method.GET)
                    .bucket(name(bucket))
                    .object(key)
                    .expiry((int) life.toSeconds())
                    .build());
        } catch (MinioException e) {
            throw failure("sign", bucket, key, e);
        }
    }

    /** A new key under {@code folder}; nobody guesses it. */
    public String newKey(String folder) {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return folder + "/" + HexFormat.of().formatHex(bytes);
    }

    /**
     * Streams {@code content} into the store; an exception of the stream stores nothing. Of a known length it goes through
     * in one piece and is hashed by whoever sends it alone; of an unknown one, in parts of 5 MiB.
     */
    public void put(Bucket bucket, String key, InputStream content, long length, String type) {
        ensure(bucket);
        if (length >= 0) {
            putWhole(bucket, key, content, length, type);
            return;
        }
        try {
            store.putObject(
                    PutObjectArgs.builder().bucket(name(bucket)).object(key).stream(content, -1L, PART)
                            .contentType(type)
                            .build());
        } catch (MinioException e) {
            throw failure("put", bucket, key, e);
        }
    }

    private void putWhole(Bucket bucket, String key, InputStream content, long length, String type) {
        try {
            var address = store.getPresignedObjectUrl(GetPresignedObjectUrlArgs.builder()
                    .method(Http.Method.PUT)
                    .bucket(name(bucket))
                    .object(key)
                    .expiry((int) SIGNED_FOR.toSeconds())
                    .build());
            var request = new Request.Builder()
                    .url(address)
                    .put(new StreamBody(content, length, type))
                    .build();
            try (var answer = http.newCall(request).execute()) {
                if (!answer.isSuccessful()) {
                    throw new IOException("the store answered " + answer.code());
                }
            }
        } catch (IOException | MinioException e) {
            throw failure("put", bucket, key, e);
        }
    }

    /** Bytes as they come, once. */
    private static final class StreamBody extends RequestBody {

        private final InputStream content;
        private final long length;
        private final MediaType type;

        StreamBody(InputStream content, long length, String type) {
            this.content = content;
            this.length = length;
            this.type = MediaType.get(type);
        }

        @Override
        public MediaType contentType() {
            return type;
        }

        @Override
        public long contentLength() {
            return length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            var chunk = new byte[CHUNK];
            for (var read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                sink.write(chunk, 0, read);
            }
        }
    }

    public void put(Bucket bucket, String key, Path file, String type) {
        try (var content = Files.newInputStream(file)) {
            put(bucket, key, content, Files.size(file), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public InputStream get(Bucket bucket, String key) {
        try {
            return store.getObject(
                    GetObjectArgs.builder().bucket(name(bucket)).object(key).build());
        } catch (MinioException e) {
            throw failure("get", bucket, key, e);
        }
    }

    public boolean exists(Bucket bucket, String key) {
        ensure(bucket);
        try {
            store.statObject(StatObjectArgs.builder()
                    .bucket(name(bucket))
                    .object(key)
                    .build());
            return true;
        } catch (ErrorResponseException e) {
            if (Set.of("NoSuchKey", "NotFound", "NoSuchObject").contains(e.errorResponse().code())) {
                return false;
            }
            throw failure("stat", bucket, key, e);
        } catch (MinioException e) {
            throw failure("stat", bucket, key, e);
        }
    }

    /** Nothing happens when it is gone already. */
    public void remove(Bucket bucket, String key) {
        try {
            store.removeObject(
                    RemoveObjectArgs.builder().bucket(name(bucket)).object(key).build());
        } catch (ErrorResponseException e) {
            if (!e.errorResponse().code().equals("NoSuchKey")) {
                throw failure("remove", bucket, key, e);
            }
        } catch (MinioException e) {
            throw failure("remove", bucket, key, e);
        }
    }

    /** Every object of a bucket with the time it was written. */
    public void list(Bucket bucket, BiConsumer<String, Instant> object) {
        ensure(bucket);
        try {
            for (var item : store.listObjects(ListObjectsArgs.builder()
                    .bucket(name(bucket))
                    .recursive(true)
                    .build())) {
                object.accept(item.get().objectName(), item.get().lastModified().toInstant());
            }
        } catch (MinioException e) {
            throw failure("list", bucket, "", e);
        }
    }

    private void ensure(Bucket bucket) {
        if (ready.contains(bucket)) {
            return;
        }
        try {
            if (!store.bucketExists(
                    BucketExistsArgs.builder().bucket(name(bucket)).build())) {
                store.makeBucket(MakeBucketArgs.builder().bucket(name(bucket)).build());
            }
            ready.add(bucket);
        } catch (ErrorResponseException e) {
            if (!e.errorResponse().code().startsWith("BucketAlready")) {
                throw failure("create", bucket, "", e);
            }
            ready.add(bucket);
        } catch (MinioException e) {
            throw failure("create", bucket, "", e);
        }
    }

    private String name(Bucket bucket) {
        return prefix + bucket.bucketName();
    }

    private static Unavailable failure(String verb, Bucket bucket, String key, Exception cause) {
        return new Unavailable(verb + " " + bucket + " " + key + ": " + cause.getMessage(), cause);
    }
}
