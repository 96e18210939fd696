module slipway/scripts/kubernetes-history

go 1.24
