// Translate says what BuildKit would build: it reads one Dockerfile per line and answers each with
// the operations and the image configuration of every stage that can be a target. Questions and answers are JSON.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"os"

	"github.com/containerd/platforms"
	"github.com/moby/buildkit/client/llb/sourceresolver"
	"github.com/moby/buildkit/frontend/dockerfile/dockerfile2llb"
	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/linter"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/moby/buildkit/frontend/dockerui"
	"github.com/moby/buildkit/solver/pb"
	"github.com/opencontainers/go-digest"
	ocispecs "github.com/opencontainers/image-spec/specs-go/v1"
)

type answer struct {
	Stages []stage `json:"stages,omitempty"`
	Error  string  `json:"error,omitempty"`
}

type stage struct {
	Operations []operation `json:"operations"`
	Config     any         `json:"config"`
}

// operation is a step; its inputs are numbers of other steps instead of digests, which depend on blanks.
type operation struct {
	Inputs []input `json:"inputs"`
	Step   any     `json:"step"`
}

type input struct {
	Operation int   `json:"operation"`
	Output    int64 `json:"output"`
}

func main() {
	decoder := json.NewDecoder(bufio.NewReader(os.Stdin))
	encoder := json.NewEncoder(os.Stdout)
	for {
		var dockerfile []byte
		if decoder.Decode(&dockerfile) != nil {
			return
		}
		stages, err := translate(dockerfile)
		said := answer{Stages: stages}
		if err != nil {
			said = answer{Error: err.Error()}
		}
		if encoder.Encode(said) != nil {
			return
		}
	}
}

func translate(dockerfile []byte) ([]stage, error) {
	tree, err := parser.Parse(bytes.NewReader(dockerfile))
	if err != nil {
		return nil, err
	}
	parsed, _, err := instructions.Parse(tree.AST, linter.New(&linter.Config{}))
	if err != nil {
		return nil, err
	}
	var stages []stage
	for index, each := range parsed {
		// Only the last stage can be built without a name.
		if each.Name == "" && index < len(parsed)-1 {
			continue
		}
		translated, err := translateStage(dockerfile, each.Name)
		if err != nil {
			return nil, err
		}
		stages = append(stages, translated)
	}
	return stages, nil
}

func translateStage(dockerfile []byte, target string) (stage, error) {
	caps := pb.Caps.CapSet(pb.Caps.All())
	platform := platforms.MustParse("linux/amd64")
	translated, err := dockerfile2llb.Dockerfile2LLB(context.Background(), dockerfile, dockerfile2llb.ConvertOpt{
		Config:         dockerui.Config{Target: target, BuildPlatforms: []ocispecs.Platform{platform}},
		TargetPlatform: &platform,
		MetaResolver:   emptyImages{},
		LLBCaps:        &caps,
	})
	if err != nil {
		return stage{}, err
	}
	definition, err := translated.State.Marshal(context.Background())
	if err != nil {
		return stage{}, err
	}
	numbers := map[string]int{}
	operations := make([]operation, 0, len(definition.Def))
	for number, encoded := range definition.Def {
		numbers[string(digest.FromBytes(encoded))] = number
	}
	for _, encoded := range definition.Def {
		var op pb.Op
		if err := op.UnmarshalVT(encoded); err != nil {
			return stage{}, err
		}
		next := operation{Step: op.Op}
		for _, from := range op.Inputs {
			next.Inputs = append(next.Inputs, input{numbers[from.Digest], from.Index})
		}
		operations = append(operations, next)
	}
	return stage{operations, translated.Image.Config}, nil
}

// emptyImages answers for every registry that its images set nothing.
type emptyImages struct{}

func (emptyImages) ResolveImageConfig(_ context.Context, ref string, _ sourceresolver.Opt) (string, digest.Digest, []byte, error) {
	image := ocispecs.Image{Platform: platforms.MustParse("linux/amd64")}
	image.RootFS.Type = "layers"
	image.RootFS.DiffIDs = []digest.Digest{digest.FromString(ref)}
	encoded, err := json.Marshal(image)
	return ref, digest.FromBytes(encoded), encoded, err
}
