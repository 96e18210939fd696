// Judge is BuildKit's Dockerfile frontend without an engine: it reads one question per line and
// answers each with what `docker build --check` would say. Questions and answers are JSON.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io/fs"
	"os"

	"github.com/containerd/platforms"
	"github.com/distribution/reference"
	"github.com/moby/buildkit/client/llb"
	"github.com/moby/buildkit/client/llb/sourceresolver"
	dockerfile "github.com/moby/buildkit/frontend/dockerfile/builder"
	"github.com/moby/buildkit/frontend/gateway/client"
	gateway "github.com/moby/buildkit/frontend/gateway/pb"
	"github.com/moby/buildkit/solver/pb"
	"github.com/opencontainers/go-digest"
	ocispecs "github.com/opencontainers/image-spec/specs-go/v1"
)

type question struct {
	Dockerfile   []byte            `json:"dockerfile"`
	Platform     string            `json:"platform"`
	Dockerignore string            `json:"dockerignore"`
	Arguments    map[string]string `json:"arguments"`
	// What base images set, by reference.
	Images map[string]ocispecs.ImageConfig `json:"images"`
}

type answer struct {
	Result json.RawMessage `json:"result,omitempty"`
	Error  string          `json:"error,omitempty"`
}

func main() {
	lines := bufio.NewReader(os.Stdin)
	decoder := json.NewDecoder(lines)
	encoder := json.NewEncoder(os.Stdout)
	for {
		var asked question
		if decoder.Decode(&asked) != nil {
			return
		}
		if encoder.Encode(judge(asked)) != nil {
			return
		}
	}
}

func judge(asked question) answer {
	result, err := dockerfile.Build(context.Background(), &gatewayClient{question: asked})
	if err != nil {
		return answer{Error: err.Error()}
	}
	return answer{Result: result.Metadata["result.json"]}
}

// gatewayClient stands for the builder: it serves the Dockerfile, the build context and base images.
type gatewayClient struct {
	client.Client
	question
}

func (c *gatewayClient) BuildOpts() client.BuildOpts {
	options := map[string]string{
		"requestid": "frontend.lint",
		// The frontend was asked for already, whatever the Dockerfile's first line says.
		"cmdline": "docker/dockerfile",
	}
	for name, value := range c.Arguments {
		options["build-arg:"+name] = value
	}
	return client.BuildOpts{
		Opts:    options,
		Workers: []client.WorkerInfo{{Platforms: []ocispecs.Platform{platforms.MustParse(c.Platform)}}},
		Caps:    gateway.Caps.CapSet(gateway.Caps.All()),
		LLBCaps: pb.Caps.CapSet(pb.Caps.All()),
	}
}

func (c *gatewayClient) Inputs(context.Context) (map[string]llb.State, error) {
	return nil, nil
}

func (c *gatewayClient) Solve(context.Context, client.SolveRequest) (*client.Result, error) {
	result := client.NewResult()
	result.SetRef(&buildContext{question: c.question})
	return result, nil
}

func (c *gatewayClient) ResolveImageConfig(_ context.Context, ref string, opt sourceresolver.Opt) (string, digest.Digest, []byte, error) {
	platform := platforms.MustParse(c.Platform)
	if opt.ImageOpt != nil && opt.ImageOpt.Platform != nil {
		platform = *opt.ImageOpt.Platform
	}
	image := ocispecs.Image{Platform: platform, Config: c.configOf(ref)}
	image.RootFS.Type = "layers"
	image.RootFS.DiffIDs = []digest.Digest{digest.FromString(ref)}
	encoded, err := json.Marshal(image)
	return ref, digest.FromBytes(encoded), encoded, err
}

func (c *gatewayClient) configOf(ref string) ocispecs.ImageConfig {
	for name, config := range c.Images {
		if whole(name) == whole(ref) {
			return config
		}
	}
	// The working directory of an unknown image is anything but the root folder.
	return ocispecs.ImageConfig{WorkingDir: "/unknown"}
}

// whole is a reference with its registry and its tag.
func whole(ref string) string {
	named, err := reference.ParseNormalizedNamed(ref)
	if err != nil {
		return ref
	}
	return reference.TagNameOnly(named).String()
}

// buildContext holds the Dockerfile and its .dockerignore.
type buildContext struct {
	client.Reference
	question
}

func (c *buildContext) ReadFile(_ context.Context, request client.ReadRequest) ([]byte, error) {
	switch {
	case request.Filename == "Dockerfile":
		return c.Dockerfile, nil
	case request.Filename == ".dockerignore" && c.Dockerignore != "":
		return []byte(c.Dockerignore), nil
	}
	return nil, fs.ErrNotExist
}
